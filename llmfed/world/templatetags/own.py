"""Parts of a page that are their reader's own."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from llmfed.world.gaps import gaps_of
from llmfed.world.telling import Asked, Panel

register = template.Library()


class OwnNode(template.Node):
    """A part that is left open where a page is made for many."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        gaps = gaps_of(context)
        return gaps.leave(self.nodelist.render, context) if gaps else self.nodelist.render(context)


@register.tag
def own(parser: Parser, token: Token) -> OwnNode:
    """`{% own %}…{% endown %}`: what differs by who reads; all else of a page may be everybody's."""
    nodelist = parser.parse(("endown",))
    parser.delete_first_token()
    return OwnNode(nodelist)


@register.simple_tag(takes_context=True)
def panel(context: Context, one: Panel | Asked) -> SafeString:
    """What an upper app adds to a page; one that its reader has to be asked for is left open."""
    if isinstance(one, Panel):
        return _rendered(context, one)
    gaps = gaps_of(context)
    if gaps is None:
        return _filled(context, one)
    return gaps.leave(lambda reader: _filled(reader, one), context)


def _filled(context: Any, one: Asked) -> SafeString:
    found = one.filled(context.request)
    return _rendered(context, found) if found else mark_safe("")


def _rendered(context: Any, one: Panel) -> SafeString:
    made = context.template.engine.get_template(one.template)
    with context.push(panel=one.context):
        return mark_safe(str(made.render(context)))

"""The roof and the floor of LLMFed."""

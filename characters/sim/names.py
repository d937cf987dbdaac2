"""What people are called where they come from: first names, family names and towns, of our own gathering."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

# A culture's skins, the palest and the darkest, with the colours of hair there if not all; its towns (with what is
# written after the comma), women's and men's first names, family names.
_STOCKS = """
= America | 1-8 | Ohio: Lima, Elyria; Iowa: Keokuk, Ottumwa; Texas: Odessa, Del Rio; Georgia: Valdosta; Maine: Bath
f Delphine, Josie, Marlene, Tawny, Opal, Renata, Billie, Winona, Carlene, Sable, Noreen, Roxie, Leona, Mavis, Etta
m Dwight, Royce, Emmett, Harlan, Calvin, Otho, Lamar, Wesley, Boyd, Travis, Roscoe, Grady, Hollis, Vernon, Truman
l Tillman, Ketcham, Broussard, Pruitt, Hatcher, Lovelace, Cobbs, Redfern, Stallings, Yancey, Mabry, Quarles, Odom
l Satterfield, Crenshaw, Buckner, Whitlock, Peebles, Gaines, Ransom, Tolliver, Oakes, Burdette, Sykes, Landrum
= Britain | 1-4 | England: Grimsby, Whitehaven; Scotland: Arbroath, Greenock; Wales: Neath, Barry; Ireland: Sligo, Ennis
f Bronagh, Catrin, Elspeth, Maeve, Jess, Rhian, Una, Morag, Hattie, Sinead, Enid, Ceri, Nora, Isla, Peg
m Callan, Rhodri, Alasdair, Dermot, Stan, Gethin, Fergal, Hamish, Alfie, Conor, Emrys, Angus, Reg, Declan, Wilf
l Garrity, Prosser, Geddes, Maddocks, Tench, Brannigan, Lomax, Pringle, Skerritt, Bevan, Colquhoun, Hardwick
l Rafter, Penhale, Strachan, Tranter, Mulhern, Yorath, Garside, Bickerstaff, Devlin, Cargill, Hebden, Shanks
= Mexico | 3-6 black soot brown | Mexico: Torreón, Tampico, Zacatecas, Mazatlán, Celaya, Oaxaca, Tepic, Saltillo
f Itzel, Rocío, Graciela, Nayeli, Perla, Lupe, Xóchitl, Marisol, Dulce, Yadira, Alondra, Candela, Zulema, Noemí
m Ezequiel, Chuy, Rogelio, Amado, Beto, Isidro, Lázaro, Efraín, Ulises, Nicanor, Hilario, Gael, Tadeo, Macario
l Arrieta, Cienfuegos, Villaseñor, Bárcenas, Montejo, Olvera, Tejada, Zepeda, Luján, Cárdenas, Quezada, Robledo
l Altamirano, Barragán, Esparza, Galván, Ibarra, Jurado, Lizárraga, Medrano, Nájera, Ochoa, Palafox, Rentería
= Japan | 2-3 black soot brown | Japan: Otaru, Hachinohe, Kure, Matsue, Toyama, Aomori, Uwajima, Hamamatsu
f Akane, Misaki, Rikako, Honoka, Yuzuki, Natsumi, Kotone, Fuyumi, Chihiro, Suzu, Ayane, Momiji, Tomoe, Wakana
m Daichi, Kaito, Seiya, Tatsuma, Goro, Shinpei, Ryoma, Hayate, Kohei, Jotaro, Manabu, Isao, Yuta, Takeshi
l Nishimori, Kuramochi, Hoshino, Tachibana, Ogata, Sawamura, Inukai, Mizuhara, Akagi, Kamiya, Tsukuda, Minegishi
l Segawa, Onodera, Hayakawa, Kitazawa, Ueno, Shirota, Narumi, Asakura, Makabe, Fujikura, Oyama, Tokita
= Nigeria | 6-8 | Nigeria: Enugu, Ibadan, Calabar, Jos, Abeokuta, Warri, Onitsha, Aba
f Adaeze, Folake, Ngozi, Temiloluwa, Amaka, Ifeoma, Yetunde, Zainab, Chidinma, Bisola, Halima, Uju, Ebele, Morenike
m Chukwudi, Babatunde, Kelechi, Segun, Obinna, Femi, Ikenna, Musa, Ayodele, Uchenna, Tunde, Nnamdi, Rotimi, Emenike
l Adebayo, Nwosu, Ekwueme, Balogun, Ezeudu, Ogunleye, Bassey, Danjuma, Akintola, Umeh, Effiong, Iroha, Anozie
l Olatunji, Anyanwu, Ibekwe, Salako, Nwachukwu, Oyelaran, Abubakar, Etim, Fashola, Okpara, Ladipo, Ugwu, Tanko
= Ghana | 6-8 | Ghana: Kumasi, Takoradi, Cape Coast, Tamale, Ho, Winneba
f Efua, Abena, Akosua, Adwoa, Esi, Yaa, Araba, Dede, Mawusi, Serwaa, Afia, Naa
m Kwabena, Kwaku, Ebo, Yaw, Kojo, Fiifi, Selorm, Nii, Kwesi, Atsu, Ekow, Osman
l Mensah, Ofori, Boateng, Asante, Osei, Agyeman, Quaye, Amoah, Tetteh, Bediako, Darko, Gyasi, Lamptey, Sekyi
l Owusu, Sarpong, Tagoe, Yeboah, Ansah, Baidoo, Dogbe, Essien, Frimpong, Kumi, Otoo, Wiredu
= Poland | 1-2 | Poland: Radom, Zamość, Elbląg, Bytom, Suwałki, Płock, Tarnów, Słupsk
f Jagoda, Bogna, Halszka, Kinga, Danuta, Lidia, Wanda, Zofia, Malwina, Iga, Bronka, Hania, Otylia, Kalina
m Bogdan, Wojtek, Zbyszko, Kazimierz, Leszek, Dobromir, Stach, Olek, Zenon, Miron, Tadeusz, Jarek, Witold, Ignacy
l Wrona, Kos, Zając, Sikora, Dudek, Gawron, Bielak, Mazurek, Szpak, Kruk, Wilga, Jeleń, Kania, Dzięcioł, Koza
l Borsuk, Czapla, Drozd, Gołąb, Karaś, Lis, Pająk, Sobol, Szczygieł, Tarka, Wróbel, Żuraw, Rybak, Kowal, Młynarz
= India | 4-7 black soot | India: Kolhapur, Rohtak, Madurai, Guntur, Imphal, Patiala, Jabalpur, Nagpur
f Anjali, Sarita, Meenakshi, Jaspreet, Kavita, Lakshmi, Rukmini, Tara, Gurleen, Vasanti, Chitra, Nandini, Pooja
m Arjun, Baldev, Dinesh, Gurtej, Harish, Karthik, Madhav, Omkar, Prakash, Ranjit, Suresh, Tejas, Vikrant, Yash
l Deshpande, Dhillon, Kulkarni, Murugan, Nair, Phogat, Rathore, Sangha, Thapar, Varadkar, Yadav, Ahluwalia, Bhosle
l Chahal, Gill, Iyengar, Jadhav, Khanna, Laishram, Malhotra, Natarajan, Pawar, Reddy, Shinde, Tambe, Wagh, Mane
= Korea | 1-3 black soot brown | South Korea: Daegu, Mokpo, Gangneung, Jinju, Pohang, Cheongju, Yeosu, Andong
f Hye-rin, Bo-ram, Da-eun, Ji-soo, Min-seo, Na-ri, So-yul, Yeon-hee, Eun-byul, Ha-neul, Seo-jin, Ga-eul
m Dong-wook, Tae-hyun, Sang-min, Ki-tae, Jae-ho, Won-shik, Min-kyu, Ho-jun, Gun-woo, Seung-ri, Byung-chul, In-ho
l Bae, Cheon, Heo, Jegal, Namgung, Pyo, Ryu, Seonu, Tak, Uhm, Yeom, Hwangbo, Dokgo, Bang, Hyeon, Seok, Kwak, Dan
l Chae, Myung, Noh, Shim, Sagong, Yang, Joo, Gwon, Paek, Sunwoo, Byun, Jang
= Philippines | 3-5 black soot | Philippines: Batangas, Iloilo, Zamboanga, Dumaguete, Naga, Baguio, Butuan, Olongapo
f Amihan, Corazon, Divina, Luzviminda, Marikit, Rosario, Tala, Ligaya, Perpetua, Imelda, Soledad, Mayumi, Jovelyn
m Agapito, Bayani, Crisanto, Dodong, Efren, Isagani, Jejomar, Lakan, Nonoy, Rizalino, Sixto, Makisig, Tirso
l Abaya, Bautista, Catacutan, Dimaculangan, Evangelista, Gatbonton, Ilagan, Lacsamana, Macaraeg, Natividad, Ocampo
l Pangilinan, Quiambao, Recto, Salonga, Tugade, Umali, Villaluz, Yabut, Zialcita, Buendia, Dalisay, Katigbak, Manalo
= Brazil | 2-8 | Brazil: Santos, Belém, Pelotas, Olinda, Cuiabá, Niterói, Juazeiro, Blumenau
f Iracema, Jurema, Luana, Rosângela, Taís, Vanda, Conceição, Dandara, Janaína, Márcia, Nilza, Yara, Zuleide, Berenice
m Anselmo, Cauã, Dagoberto, Edson, Genivaldo, Itamar, Jandir, Lourival, Moacir, Nivaldo, Raí, Silvano, Ubirajara
l Abrantes, Bonfim, Carvalhal, Drummond, Figueira, Guimarães, Junqueira, Lacerda, Magalhães, Nogueira, Paranhos
l Queiroga, Rangel, Saldanha, Teixeira, Valadares, Xavier, Brandão, Cordeiro, Furtado, Macedo, Peçanha, Siqueira
= Scandinavia | 1-2 | Norway: Bodø, Haugesund, Narvik; Sweden: Gävle, Kiruna, Visby; Denmark: Esbjerg, Skagen, Nyborg
f Astrid, Birgitte, Gunvor, Hedda, Jorunn, Liv, Maren, Ragnhild, Solveig, Tuva, Ylva, Signe, Gro, Dagny
m Arvid, Birger, Frode, Gunnar, Halvard, Ivar, Joakim, Leif, Odd, Ragnar, Sixten, Torvald, Viggo, Anker
l Bakken, Dahlgren, Ekdal, Fossum, Grönlund, Haugland, Kjeldsen, Myhre, Nygaard, Bruun, Skov, Tveit, Rasch
l Ostberg, Skogen, Thorsen, Uggla, Vestergaard, Wikander, Brandvold, Hallberg, Stensrud, Falk, Holmboe, Rud
= Finland | 1-2 | Finland: Kotka, Vaasa, Oulu, Kajaani, Pori, Kemi, Mikkeli
f Eerika, Inkeri, Kaisa, Aino, Helmi, Kyllikki, Lempi, Martta, Orvokki, Pirkko, Sanelma, Taimi, Venla
m Eino, Kalle, Veikko, Aatos, Esko, Heikki, Jalmari, Onni, Pentti, Reino, Taavi, Urho, Ville
l Aaltonen, Jokinen, Lehtonen, Rautio, Korpela, Tuominen, Harju, Kallas, Laakso, Mäkelä, Niemi, Ojala, Peltola
l Rantanen, Saari, Tervo, Uotila, Vuori, Ylitalo, Hakala, Kivi, Lampinen, Nurmela, Pohjola, Salmela, Halla
= Samoa and Tonga | 4-6 black soot | Samoa: Apia, Salelologa, Lotofaga; Tonga: Neiafu, Pangai, Kolonga
f Alisi, Fetu, Mele, Ofa, Sefina, Talia, Vaea, Losa, Sina, Tiresa, Lavinia, Pelenaise
m Afa, Feleti, Lopeti, Manu, Pita, Sione, Viliami, Iosefo, Tavita, Lafaele, Maile, Faleiva, Tevita
l Afoa, Fakatava, Latu, Palelei, Satele, Taufa, Uili, Vainikolo, Faleolo, Halaifonua, Leota, Matagi, Fonoti
l Sapolu, Akauola, Moala, Tuala, Vaipulu, Kioa, Lolohea, Masoe, Ngaluafe, Pouono, Seumalo, Tuipulotu, Veikune
= New Zealand | 4-6 black soot brown | New Zealand: Porirua, Gisborne, Whakatāne, Ōpōtiki, Rotorua, Kaikohe
f Hinemoa, Pania, Aroha, Marama, Ngaire, Kiri, Roimata, Tui, Whetu, Mere, Huia, Anahera
m Hemi, Nikora, Rangi, Tama, Wiremu, Piripi, Manaia, Kahurangi, Matiu, Tipene, Rawiri, Hone
l Hohepa, Ngata, Paenga, Pohatu, Ruatapu, Tamati, Kereama, Herewini, Marino, Paki, Rangihuna, Tamihana
l Waaka, Ihaka, Karaka, Mihaka, Nepia, Parata, Ropiha, Takerei, Wharepapa, Poutama, Tuhoro, Whaanga
= Lebanon | 2-5 black soot brown | Lebanon: Tripoli, Zahlé, Sidon, Batroun, Tyre, Baalbek, Jezzine
f Amal, Dunya, Ghada, Hanan, Jumana, Karima, Lubna, Maysoon, Nadia, Rasha, Samira, Widad, Zeina, Salma
m Adel, Bassam, Fadi, Ghassan, Hatem, Jamil, Khalil, Marwan, Nabil, Rami, Samir, Tarek, Wael, Elias
l Abboud, Bitar, Chahine, Darwish, Fakhoury, Ghanem, Haddad, Jabbour, Kanaan, Labib, Maalouf, Qabbani, Atallah
l Rizk, Saliba, Tannous, Wehbe, Zoghbi, Mansour, Shaheen, Hakim, Daher, Khneisser, Najm, Tabet, Zakhem
"""


@dataclass(frozen=True, slots=True)
class Culture:
    """Names as they go together, and what people of such names look like."""

    name: str
    skins: tuple[int, ...]
    hairs: tuple[str, ...]
    towns: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def _read(stock: str) -> Culture:
    heading, *rows = stock.strip().split("\n")
    name, seen, places = heading.split(" | ")
    skins, *hairs = seen.split()
    palest, darkest = map(int, skins.split("-"))
    towns = []
    for country in places.split("; "):
        where, _, listed = country.partition(": ")
        towns += [f"{town}, {where}" for town in listed.split(", ")]
    lists: dict[str, list[str]] = {"f": [], "m": [], "l": []}
    for row in rows:
        lists[row[0]] += row[2:].split(", ")
    people = (tuple(lists[kind]) for kind in "fml")
    return Culture(name, tuple(range(palest, darkest + 1)), tuple(hairs), tuple(towns), *people)


CULTURES: Mapping[str, Culture] = {
    culture.name: culture for culture in map(_read, _STOCKS.strip().removeprefix("= ").split("\n= "))
}


def born_as(hometown: str, gender: str, rng: random.Random) -> str:
    """A name that somebody of a hometown ("Torreón, Mexico") could have been given. Draws from the given stream."""
    country = hometown.rpartition(", ")[2]
    near = [one for one in CULTURES.values() if any(town.endswith(f", {country}") for town in one.towns)]
    culture = (near or [CULTURES["America"]])[0]
    firsts = {"f": culture.women, "m": culture.men}.get(gender, culture.women + culture.men)
    return f"{rng.choice(firsts)} {rng.choice(culture.families)}"

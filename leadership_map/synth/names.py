"""Invented names: parts of names that are at home in south east London, put together by chance.

A name says nothing about the person who is given it: no answer on ethnicity or sex is drawn
from it.
"""

from random import Random

_TRADITIONS = (
    (
        "Alice Beatrice Callum Daphne Edmund Felicity Gareth Harriet Imogen Jasper Kieran Lorna "
        "Miriam Niamh Oscar Philippa Rowan Sinead Tristan Winifred",
        "Ashdown Brackley Calloway Denholm Eastwick Fairbrook Garrity Hollis Inskip Kettering "
        "Larkspur Maddern Nettleton Oakhurst Pemberley Quarrington Rosevear Stanbury Thornley "
        "Wetherell",
    ),
    (
        "Abimbola Adaeze Chidi Damilola Ebele Femi Folasade Ifeoma Kelechi Ngozi Obinna Olumide "
        "Temitope Uche Yewande Abena Akosua Kofi Kwabena Yaw",
        "Adebowale Akintola Balogun Ezeani Fashola Igwe Nwachukwu Obaseki Odukoya Ogunbanjo "
        "Okafor Olatunji Sowande Amoako Asante Boateng Darko Mensah Opoku Quartey",
    ),
    (
        "Alvita Camille Delroy Devon Elroy Jacinth Leroy Marlene Maxine Nadine Orville Renford "
        "Shanice Tanesha Winsome",
        "Bertrand Blackwood Cudjoe Daley Gayle Lascelles Maragh Nembhard Pinnock Reckord "
        "Sangster Tulloch Whittingham Wynter Yearwood",
    ),
    (
        "Aanya Arjun Deepika Farhana Gurpreet Harsha Ishaan Kavitha Meera Nadeem Nimisha Parveen "
        "Rajan Rubina Sanjeev Shabnam Tariq Thanuja Vasanth Zubair",
        "Acharya Bhattacharya Chowdhury Dhaliwal Fernando Gunawardena Hussaini Iyer Kandiah "
        "Lakhani Malhotra Nagarajan Qureshi Rahmani Sivakumar Talukdar Uddin Vaswani "
        "Wickramasinghe Yusufzai",
    ),
    (
        "Ayaan Hodan Idil Khadra Liban Mulki Samatar Selam Tesfaye Yonas",
        "Abdirahman Farah Gebremariam Haile Jama Mohamud Osman Tekle Warsame Woldemichael",
    ),
    (
        "Bao Chi Duc Hui-Min Jia Linh Mei Quynh Thuy Wen",
        "Cheung Dang Fong Huynh Leung Lim Ngo Phan Truong Zhao",
    ),
    (
        "Ana-Lucia Bruna Camilo Esteban Iara Joaquim Luzia Marisol Rafaela Thiago",
        "Abrantes Bustamante Cardozo Echeverri Figueira Londoño Mascarenhas Quiroga Restrepo "
        "Vasconcelos",
    ),
    (
        "Agnieszka Bogdan Dorota Ilinca Kasia Mihaela Piotr Radoslav Wojciech Zuzanna",
        "Brzezicki Dimitrescu Gorski Ionescu Kowalik Lewandowicz Nowacki Petkov Sadowski "
        "Zielonka",
    ),
    (
        "Ayse Cem Defne Despina Emre Hande Kemal Maria-Eleni Stavros Yiannis",
        "Aydin Christodoulou Demirel Georgallis Hadjimichael Kaplan Ozturk Papacosta Toprak "
        "Yildiz",
    ),
    (
        "Analyn Corazon Dalisay Jerome Ligaya Marites Rodel Rosalinda",
        "Bautista Catacutan Dimaculangan Evangelista Macaraeg Pangilinan Salonga Tolentino",
    ),
)  # fmt: skip
_PARTS = tuple((first.split(), last.split()) for first, last in _TRADITIONS)
_WEIGHTS = tuple(len(first) for first, _ in _PARTS)
MIXED = 0.15


def name(rng: Random) -> str:
    """One made-up full name; about one in seven joins parts of two traditions."""
    first, last = rng.choices(_PARTS, _WEIGHTS, k=2)
    given = rng.choice(first[0])
    return f"{given} {rng.choice((last if rng.random() < MIXED else first)[1])}"


def different_names(rng: Random, count: int) -> list[str]:
    """As many made-up names, no two alike."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[name(rng)] = None
    return list(found)


def address(full_name: str, number: int) -> str:
    """An e-mail address that can belong to nobody: `example.org` is reserved (RFC 2606)."""
    plain = full_name.lower().replace("ñ", "n").replace(" ", ".")
    return f"{plain}.{number}@example.org"

"""Relays: through whom a sentence has what it reports, from the outermost to the speaker."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import chains, drafted, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before, within, behind
        ("Dilansir Reuters, Ani Berg mengatakan itu aman.", [["Reuters", "Ani Berg"]]),
        ("Ani Berg, dikutip Reuters, mengatakan itu aman.", [["Reuters", "Ani Berg"]]),
        (
            "“Itu aman,” kata Ani Berg, dikutip dari laman Kabar Orm.",
            [["laman Kabar Orm", "Ani Berg"]],
        ),
        (
            "Dikutip dari Reuters, Senin (3/5/2031), Ani Berg mengatakan itu aman.",
            [["Reuters", "Ani Berg"]],
        ),
        (
            "“Itu aman,” kata Ani, dikutip Kabar Orm, dilansir kembali oleh Warta Lund.",
            [["Warta Lund", "Kabar Orm", "Ani"]],
        ),
        ("Dilansir Reuters, harian Orm melaporkan kapal itu hilang.", [["Reuters", "harian Orm"]]),
        # a day is no outlet
        ("“Itu aman,” kata Ani, dikutip Selasa (29/4/2031).", [["Ani"]]),
        (
            "“Itu aman,” kata Ani, dikutip Selasa (29/4/2031) dari Kabar Orm.",
            [["Kabar Orm", "Ani"]],
        ),
        ("“Itu aman,” kata Ani, dikutip dia.", [["Ani"]]),
        # alone
        ("Dilansir Reuters, jembatan itu aman.", [["Reuters"]]),
        ("Namun jembatan itu aman, dilansir Reuters.", [["Reuters"]]),
        # side by side
        ("Dilansir Reuters dan Kabar Orm, jembatan itu aman.", [["Reuters+Kabar Orm"]]),
        ("Dilansir Reuters, AFP, dan Kabar Orm, jembatan itu aman.", [["Reuters+AFP+Kabar Orm"]]),
        ("Dilansir Reuters, AFP dan Kabar Orm, jembatan itu aman.", [["Reuters+AFP+Kabar Orm"]]),
        # cited by the one who speaks
        (
            "Reuters, mengutip dua nelayan, melaporkan kapal itu hilang.",
            [["Reuters", "dua nelayan"]],
        ),
        (
            "Menurut laporan Reuters yang mengutip dinas Orm, kapal itu hilang.",
            [["laporan Reuters", "dinas Orm"]],
        ),
        (
            "Dalam pernyataan yang dikutip Reuters, Ani mengatakan itu aman.",
            [["Reuters", "Ani"]],
        ),
        ("Mengutip Reuters, Ani mengatakan itu aman.", [["Reuters", "Ani"]]),
        ("“Itu aman,” kata Ani, mengutip Reuters.", [["Reuters", "Ani"]]),
        ("Bank itu mengutip biaya.", []),
        # to an outlet
        ("“Itu aman,” kata Ani kepada Reuters.", [["Reuters", "Ani"]]),
        ("Kepada Reuters, Ani mengatakan itu aman.", [["Reuters", "Ani"]]),
        ("Kepada warga, Ani mengatakan itu aman.", [["Ani"]]),
        ("Kepada Tomi Hilir, Ani mengatakan itu aman.", [["Ani"]]),
        # what somebody else says within
        (
            "Dilansir Reuters, radio Orm mengatakan Ani Berg berterima kasih kepada warga.",
            [["Reuters", "radio Orm", "Ani Berg"]],
        ),
    ],
)
def test_indonesian_chains(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” Ann Berg told Reuters.", [["Reuters", "Ann Berg"]]),
        ("The dam broke, Ann Berg told AP and the Orm Post.", [["AP+the Orm Post", "Ann Berg"]]),
        ("Ann Berg told StarWire that the dam broke.", [["StarWire", "Ann Berg"]]),
        ("Ann Berg told Tom Hill that the dam broke.", [["Ann Berg"]]),
        ("As reported by the Orm Post, the dam broke.", [["the Orm Post"]]),
        ("The talks were first reported by the Orm Post.", [["the Orm Post"]]),
        ("Reuters reported, citing a crew, that the dam broke.", [["Reuters", "a crew"]]),
        (
            "Reuters reported that the dam broke, citing the owner, Ole Roe.",
            [["Reuters", "the owner, Ole Roe"]],
        ),
        ("AFP, quoting two men close to Orm, said it broke.", [["AFP", "two men close to Orm"]]),
        ("Ann Berg said, citing Reuters, that it broke.", [["Reuters", "Ann Berg"]]),
        ("Ann Berg said, citing ill health, that it broke.", [["Ann Berg"]]),
        ("Citing ill health, Ann Berg said it was over.", [["Ann Berg"]]),
        ("Kyodo quoted a witness as saying that the dam broke.", [["Kyodo", "a witness"]]),
        ("“It broke,” Ann Berg was quoted by Kyodo as saying.", [["Kyodo", "Ann Berg"]]),
        ("Ann Berg quoted a price of 40 dollars.", []),
        ("Ann Berg said via Reuters that the dam broke.", [["Reuters", "Ann Berg"]]),
        ("Ann Berg said via her sister that the dam broke.", [["Ann Berg"]]),
        ("According to the Orm Post, Ann Berg said it broke.", [["the Orm Post", "Ann Berg"]]),
        ("Police said the driver had admitted drinking.", [["Police", "the driver"]]),
        ("Police said he had admitted drinking.", [["Police"]]),
        (
            "Police said the dam broke after Ann Berg said it was safe.",
            [["Police"], ["Police", "Ann Berg"]],
        ),
        (
            "Speaking to the Orm Post, Ann Berg said it broke, but Ole Roe denied the report.",
            [["the Orm Post", "Ann Berg"], ["Ole Roe"]],
        ),
        ("It is not clear who left.", [[]]),
        ("The dam is said to be safe.", [["?"]]),
        ("Ann Berg and Ole Roe said it broke.", [["Ann Berg+Ole Roe"]]),
        (
            "Ann Berg, who runs Orm and Lund, said it broke.",
            [["Ann Berg, who runs Orm and Lund"]],
        ),
        ("The captain and the cook said it broke.", [["The captain+the cook"]]),
        ("The head of trade and industry said it broke.", [["The head of trade and industry"]]),
        ("Ann Berg, the head of trade and a cook, said it broke.",
         [["Ann Berg, the head of trade and a cook"]]),
    ],
)  # fmt: skip
def test_english_chains(text: str, expected: list[list[str]]) -> None:
    assert chains(text) == expected


def test_a_relay_is_part_of_the_cue_if_another_stands_there() -> None:
    text = "“Itu aman,” kata Ani Berg, dikutip Reuters."
    assert said(text, "id") == [("Ani Berg", "kata / dikutip", "“Itu aman,”")]
    assert said("Ann Berg said via Reuters that it broke.") == [
        ("Ann Berg", "said", "that it broke")
    ]
    text = "According to the Orm Post, Ann Berg said it broke."
    assert said(text) == [("Ann Berg", "According to / said", "it broke")]


def test_a_relay_alone_is_a_draft_of_its_own() -> None:
    (draft,) = drafted("Dilansir Reuters, jembatan itu aman.", "id")
    assert (draft.rule, draft.act, draft.tier) == ("relay:dilansir", "state", "medium")
    (draft,) = drafted("As reported by the Orm Post, the dam broke.")
    assert (draft.rule, draft.act) == ("relay:as reported by", "report")
    text = "The talks were first reported by the Orm Post."
    assert said(text) == [("the Orm Post", "first reported by", "The talks")]
    assert said("Dilansir Reuters.", "id") == []
    assert said("Kepada Reuters, Ani datang.", "id") == []


def test_what_is_said_is_parted_where_a_relay_stands_in_it() -> None:
    text = "Jembatan itu, dilansir Reuters, telah roboh."
    assert said(text, "id") == [("Reuters", "dilansir", "Jembatan itu / telah roboh")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # beside what is said
        ("Ann Berg said in a brief interview with Reuters that it broke.",
         [["Reuters", "Ann Berg"]]),
        ("In a rare interview with Reuters, Ann Berg said it broke.", [["Reuters", "Ann Berg"]]),
        ("Ann Berg, in an email to Reuters, said it broke.", [["Reuters", "Ann Berg"]]),
        ("“It broke,” said Ann Berg in a letter to the Orm Post.", [["the Orm Post", "Ann Berg"]]),
        ("Ann Berg told crews in a memo seen by the Orm Post that it broke.",
         [["the Orm Post", "Ann Berg"]]),
        ("Ann Berg denied the report in a statement to Reuters.", [["Reuters", "Ann Berg"]]),
        ("“It broke,” Ann Berg said of the dam in a long interview with BBC radio.",
         [["BBC radio", "Ann Berg"]]),
        ("A memo seen by Reuters says the dam broke.", [["Reuters", "A memo"]]),
        ("In papers seen by Reuters, Ann Berg said it broke.", [["Reuters", "Ann Berg"]]),
        ("The dam broke, according to a memo obtained by Reuters.", [["Reuters", "a memo"]]),
        ("According to a memo obtained by Reuters, the dam broke.", [["Reuters", "a memo"]]),
        ("“It broke,” Ann Berg said in a memo emailed to AFP.", [["AFP", "Ann Berg"]]),
        ("The dam broke, according to an interview with Reuters.", [["Reuters", "an interview"]]),
        ("Ann Berg, who spoke to Reuters by day, said it broke.", [["Reuters", "Ann Berg"]]),
        ("A memo for crews, and obtained by AP, said it broke.", [["AP", "A memo for crews"]]),
        ("Ann Berg's remarks, broadcast live on state television, blamed Ole Roe.",
         [["state television", "Ann Berg's remarks"]]),
        ("In an interview published Sunday by the weekly Orm Post, Ann Berg said it broke.",
         [["the weekly Orm Post", "Ann Berg"]]),
        ("Ann Berg said in an interview with Reuters published on Monday that it broke.",
         [["Reuters", "Ann Berg"]]),
        ("Ann Berg said in an interview with Reuters she had left.", [["Reuters", "Ann Berg"]]),
        ("It broke, Reuters reported citing two cooks.", [["Reuters", "two cooks"]]),
        ("Ann Berg said in a Reuters interview that it broke.", [["Reuters", "Ann Berg"]]),
        ("Ann Berg said in an interview with Tom Hill on Orm radio that it broke.",
         [["Orm radio", "Ann Berg"]]),
        ("Ann Berg said on Monday on CNN that it broke.", [["CNN", "Ann Berg"]]),
        ("On CNN, Ann Berg said it broke.", [["CNN", "Ann Berg"]]),
        ("“It broke,” said Ann Berg, on CNN.", [["CNN", "Ann Berg"]]),
        ("Ann Berg was quoted as saying by Orm Weekly that it broke.",
         [["Orm Weekly", "Ann Berg"]]),
        # not beside it
        ("Ann Berg said that memos seen by Reuters were old.", [["Ann Berg"]]),
        ("Ann Berg said papers obtained by AP were old.", [["Ann Berg"]]),
        ("Ann Berg said the memos, seen by Reuters, were old.", [["Ann Berg"]]),
        ("Ann Berg said it would be on CNN.", [["Ann Berg"]]),
        ("Crews on boats on CNN said it broke.", [["Crews"]]),
        ("Ann Berg said in television interviews that it broke.", [["Ann Berg"]]),
        ("Ann Berg said in an interview with Tom Hill that it broke.", [["Ann Berg"]]),
        ("Ann Berg said in an interview with Tom Hill on a boat that it broke.", [["Ann Berg"]]),
        ("Ann Berg said on the radio that it broke.", [["Ann Berg"]]),
        ("The plan was announced on CNN, Ann Berg said.", [["Ann Berg"]]),
        ("Ann Berg said in an interview on Monday that it broke.", [["Ann Berg"]]),
        # where one speaks for oneself
        ("Ann Berg said via Facebook that it broke.", [["Ann Berg"]]),
        ("Ann Berg said via her CNN blog that it broke.", [["Ann Berg"]]),
        # an outlet's name, and no more
        ("“It broke,” Ann Berg told CNN's Tom Hill about it.", [["CNN's Tom Hill", "Ann Berg"]]),
        ("“It broke,” Ann Berg told the AP by phone.", [["the AP", "Ann Berg"]]),
        ("“It broke,” Ann Berg told the Times of Orm on Monday.",
         [["the Times of Orm", "Ann Berg"]]),
        ("“It broke,” Ann Berg told the local station ORMTV.",
         [["the local station ORMTV", "Ann Berg"]]),
        ("“It broke,” Ann Berg told the Associated Press (AP).",
         [["the Associated Press (AP)", "Ann Berg"]]),
        ("“It broke,” Ann Berg told orm-post.com.", [["orm-post.com", "Ann Berg"]]),
        ("“It broke,” Ann Berg told the Orm-Post on Monday.", [["the Orm-Post", "Ann Berg"]]),
        ("“It broke,” Ann Berg told the Sunday Post.", [["the Sunday Post", "Ann Berg"]]),
        ("Ann Berg told USA Today that it broke.", [["USA Today", "Ann Berg"]]),
        ("Ann Berg told the media that it broke.", [["Ann Berg"]]),
        ("Ann Berg told NATO that it broke.", [["Ann Berg"]]),
        # as somebody reported
        ("As Reuters first reported, Ann Berg said it broke.", [["Reuters", "Ann Berg"]]),
        ("(As Reuters reported on Monday, the dam broke.)", [["Reuters"]]),
        ("The dam broke, as Reuters reported.", [["Reuters"]]),
        ("“It broke,” as Tom Hill wrote a day later.", [["Tom Hill"]]),
        ("As Reuters reported the news, Ann Berg left.", []),
        # what is cited, and why
        ("Citing two cooks, Reuters said it broke.", [["Reuters", "two cooks"]]),
        ("Citing two cooks, Ann Berg said it broke.", [["Ann Berg", "two cooks"]]),
        ("Citing Reuters, Ann Berg said it broke.", [["Reuters", "Ann Berg"]]),
        ("On Monday, citing Reuters, Ann Berg said it broke.", [["Reuters", "Ann Berg"]]),
        ("Citing Tom Hill, Reuters said it broke.", [["Reuters", "Tom Hill"]]),
        ("Ann Berg said, citing Tom Hill, that it broke.", [["Ann Berg", "Tom Hill"]]),
        ("Ann Berg said, citing Tom Hill's words, that it broke.", [["Ann Berg"]]),
        ("Ann Berg said, citing “a cook”, that it broke.", [["Ann Berg", "“a cook”"]]),
        ("Ann Berg left, citing ill health.", []),
        ("Reuters reported that it broke, citing cooks briefed on the plan.",
         [["Reuters", "cooks briefed on the plan"]]),
        ("According to Reuters, which quoted a cook, the dam broke.", [["Reuters", "a cook"]]),
        ("The dam is said to be safe, according to Reuters, citing two cooks.",
         [["Reuters", "two cooks", "?"], ["Reuters", "two cooks"]]),
        ("Reuters cited a cook as saying that the dam broke.", [["Reuters", "a cook"]]),
        ("Ann Berg cited a cook as proof.", []),
        # about a noun
        ("The leak, first reported by Reuters, was confirmed by both owners.",
         [["Reuters"], ["both owners"]]),
        ("The leak was first reported by Reuters, and Ann Berg said it was old.",
         [["Reuters"], ["Ann Berg"]]),
        ("The memo, which was first reported by Reuters, said the dam broke.",
         [["Reuters", "The memo"]]),
        # who is outermost
        ("Ann Berg said it broke, Kyodo and AP reported on Monday.", [["Kyodo+AP", "Ann Berg"]]),
        ("The dam is said to be safe, a cook told Reuters.",
         [["Reuters", "a cook", "?"], ["Reuters", "a cook"]]),
    ],
)  # fmt: skip
def test_english_relays_beside_what_is_said(text: str, expected: list[list[str]]) -> None:
    assert chains(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a comma, at the end
        ("The dam broke in May, reports Reuters.", [["Reuters"]]),
        ("Ann Berg said it broke, reports Reuters on Monday.", [["Reuters", "Ann Berg"]]),
        ("Ann Berg said it broke, reports show.", [["Ann Berg"]]),
        ("Ann Berg said it broke, reports Reuters had.", [["Ann Berg"]]),
        ("Reports Reuters.", []),
        ("Ann Berg read reports Reuters.", []),
        # a name ends where another does something
        ("Ann Berg told Al Jazeera Norway may wait.", [["Al Jazeera", "Ann Berg"]]),
        ("Ann Berg told Ole Roe Norway may wait.", []),
        ("Ann Berg told Quill officials may wait.", [["Quill", "Ann Berg"]]),
        ("Ann Berg told the Orm Post dams may break.", [["the Orm Post", "Ann Berg"]]),
        ("Ann Berg told officials may wait.", []),
        ("Ann Berg told Reuters may wait.", []),
        # and begins behind what is said of it
        ("“It broke,” Ann Berg said in an interview filed for the Orm Post.",
         [["the Orm Post", "Ann Berg"]]),
        ("“It broke,” Ann Berg said in an interview with staff writers Orm Post.",
         [["staff writers Orm Post", "Ann Berg"]]),
        # a medium from somewhere, and its name
        ("Ann Berg told the US magazine, Orm Post, that it broke.",
         [["the US magazine", "Ann Berg"]]),
        ("“It broke,” said Ann Berg, quoted by Norwegian radio, Orm FM.",
         [["Norwegian radio, Orm FM", "Ann Berg"]]),
        ("“It broke,” said Ann Berg, quoted by Norway radio, Monday.",
         [["Norway radio", "Ann Berg"]]),
        # between whom it follows and what they say
        ("According to Ann Berg, quoted by Reuters, the dam broke.", [["Reuters", "Ann Berg"]]),
        # whose name stands before a participle is no outlet of it
        ("The dam broke, according to a study by Reuters published on May 3.",
         [["a study by Reuters published on May 3"]]),
    ],
)  # fmt: skip
def test_english_relays_and_their_names(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jembatan itu aman, demikian Reuters, Senin (3/4).", [["Reuters"]]),
        ("Ani mengatakan itu aman, lapor Reuters.", [["Reuters", "Ani"]]),
        ("Ani, dalam wawancara dengan Reuters (2031) menyatakan itu aman.", [["Reuters", "Ani"]]),
        ("“Itu aman,” kata Ani, dikutip dari laman kabar.orm.lund.id, Rabu, 3 Mei 2031.",
         [["laman kabar.orm.lund.id", "Ani"]]),
        ("Dikutip dari laman kabarorm.com terdapat jembatan baru, jembatan itu aman.",
         [["laman kabarorm.com"]]),
        ("Dilansir kabarorm.com dan Reuters, jembatan itu aman.", [["kabarorm.com dan Reuters"]]),
        ("Dilansir kabarorm.com dari Reuters, itu aman.", [["kabarorm.com", "Reuters"]]),
        ("Dikutip kabarORM dari Reuters, jembatan itu aman.", [["kabarORM", "Reuters"]]),
        ("“Itu aman,” kata Ani seperti dilansir laman resmi klub.", [["laman resmi klub", "Ani"]]),
        ("“Itu aman,” kata Ani seperti dilansir laman resmi di Lund.", [["laman", "Ani"]]),
        ("“Itu aman,” kata Ani kepada Reuters dari Lund.", [["Reuters", "Ani"]]),
        ("“Itu aman,” kata Ani melalui pemanfaatan media sosial.", [["Ani"]]),
        ("“Itu aman,” kata Ani dalam wawancara dengan media AS, Kabar Orm.",
         [["media AS, Kabar Orm", "Ani"]]),
    ],
)  # fmt: skip
def test_indonesian_relays_and_their_names(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ani Berg, melalui surat yang diterima Kompas, mengatakan itu aman.",
         [["Kompas", "Ani Berg"]]),
        ("“Itu aman,” kata Ani, dikutip dari surat yang diterima Kompas.", [["Kompas", "Ani"]]),
        ("“Itu aman,” kata Ani saat dihubungi Kompas.", [["Kompas", "Ani"]]),
        ("“Itu aman,” kata Ani kepada detikcom.", [["detikcom", "Ani"]]),
        ("“Itu aman,” kata Ani kepada awak media.", [["Ani"]]),
        ("“Itu aman,” kata Ani kepada OTK.", [["Ani"]]),
        ("Melalui akun X miliknya, Ani mengatakan itu aman.", [["Ani"]]),
        ("Lewat aplikasi WhatsApp, Ani mengatakan itu aman.", [["Ani"]]),
        ("“Itu aman,” kata Ani, dikutip dari akun Instagramnya.", [["Ani"]]),
        ("“Itu aman,” kata Ani, dikutip AFP dari radio Orm.", [["AFP", "radio Orm", "Ani"]]),
        ("“Itu aman,” kata Ani, dikutip AFP dari Lund.", [["AFP", "Ani"]]),
        ("Dikutip dari buku dari Lund, Ani mengatakan itu aman.", [["buku dari Lund", "Ani"]]),
        ("“Itu aman,” kata Ani, dikutip di Lund.", [["Ani"]]),
        ("“Itu aman,” kata Ani, dikutip di laman Orm.", [["laman Orm", "Ani"]]),
        ("Dilansir laman resmi Orm, jembatan itu aman.", [["laman resmi Orm"]]),
        ("Dilansir laman resmi orm.go.id, jembatan itu aman.", [["laman resmi orm.go.id"]]),
        ("Dilansir dari berbagai sumber, jembatan itu aman.", [["berbagai sumber"]]),
        ("Dilansir kantor berita negara, Orm, jembatan itu aman.",
         [["kantor berita negara, Orm"]]),
        ("Kapal itu dilaporkan hilang.", [["?"]]),
        ("Kapal itu hilang, dilaporkan Reuters.", [["Reuters"]]),
        ("Reuters mengutip Ani Berg yang mengatakan itu aman.", [["Reuters", "Ani Berg"]]),
        ("Mengutip data Orm, Ani mengatakan itu aman.", [["Ani"]]),
        ("Mengutip data Orm, Reuters mengatakan itu aman.", [["Reuters", "data Orm"]]),
        ("Dilansir Kabar of Lund dan AFP, jembatan itu aman.", [["Kabar of Lund+AFP"]]),
        ("Ani mengatakan uang itu akan dikirim kepada Kompas dalam amplop.", [["Ani"]]),
        ("Dilansir StarWire, jembatan itu aman.", [["StarWire"]]),
    ],
)  # fmt: skip
def test_indonesian_relays_beside_what_is_said(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "id") == expected

"""A file is given out only while it is the paper that was read."""

import hashlib

import pytest
from agendapack.db.pages.originals import Originals


@pytest.fixture
def pack(tmp_path):
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"%PDF-1.7 agenda")
    return path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_is_found_where_it_was_read(pack):
    assert Originals().find(digest(pack), name="pack.pdf", paths=[str(pack)]) == pack


def test_it_is_found_in_a_folder_given(pack):
    assert Originals([pack.parent]).find(digest(pack), name="pack.pdf") == pack


def test_a_changed_file_is_no_longer_it(pack):
    known, originals = digest(pack), Originals()
    assert originals.find(known, name="pack.pdf", paths=[str(pack)]) == pack
    pack.write_bytes(b"%PDF-1.7 another agenda")
    assert originals.find(known, name="pack.pdf", paths=[str(pack)]) is None


def test_a_name_cannot_lead_out_of_the_folder(tmp_path, pack):
    inner = tmp_path / "papers"
    inner.mkdir()
    assert Originals([inner]).find(digest(pack), name="../pack.pdf") is None


def test_what_is_no_paper_is_never_opened(tmp_path):
    secret = tmp_path / "passwords.txt"
    secret.write_text("secret")
    assert Originals().find(digest(secret), name="passwords.txt", paths=[str(secret)]) is None

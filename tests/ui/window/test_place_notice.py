"""Where the data folder lies is said once, if drafts can be lost there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.program import Running, opened, running

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def looked(program: Running) -> str:
    """Wait until the folder was looked at; return what the banner says."""
    program.bot.waitUntil(lambda: not program.jobs.running)
    banner = program.window.banner
    return "" if banner.isHidden() else banner.text


def test_of_a_good_place_nothing_is_said(program: Running) -> None:
    assert looked(program) == ""


def test_a_cloud_folder_is_said_until_the_user_has_read_it(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Nextcloud"
    with running(folder, qtbot) as program:
        assert "den Nextcloud abgleicht" in looked(program)
        assert str(folder) in program.window.banner.text
        program.window.banner.dismiss_button.click()
        assert program.window.banner.isHidden()
        program.settings.sync()
    with running(folder, qtbot) as again:
        assert looked(again) == ""


def test_what_was_not_put_away_is_said_again(qtbot: QtBot, tmp_path: Path) -> None:
    for _ in range(2):
        with running(tmp_path / "OneDrive", qtbot) as program:
            assert "OneDrive" in looked(program)


def test_another_folder_is_said_though_the_last_was_put_away(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path / "OneDrive", qtbot, **{"place/read": str(tmp_path)}) as program:
        assert "OneDrive" in looked(program)


def test_a_share_is_said_in_words_of_its_own(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vorlage_editor.folders._on_remote_mount", lambda _: True)
    program = opened(tmp_path / "daten", qtbot)
    program.start()
    assert looked(program).startswith("Ihre Vorlagen liegen auf einem Netzlaufwerk.")
    assert program.window.banner.dismiss_button.accessibleName() == "Verstanden"
    program.close()

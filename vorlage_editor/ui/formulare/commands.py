"""Forms in the main window: the editor of forms, the form of a paper, what is new to be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from vorlage_editor.model.template import missing_sections, with_sections
from vorlage_editor.ui.formulare.shelf import FormsShelf
from vorlage_editor.ui.kit.actions import Key, Spec

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Kind, Section
    from vorlage_editor.ui.formulare.notice import FormsNotice
    from vorlage_editor.ui.formulare.window import FormsWindow
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.panels.start_page import StartPage
    from vorlage_editor.ui.paper.workplace import Workplace

ACTIONS: tuple[Spec, ...] = (
    Spec("insert-sections", 150, "F&ehlende Abschnitte", needs="editable"),
    Spec("extras-forms", 120, "&Formulare …"),
    Spec("extras-form", 130, "Formular &dieser Vorlage …", needs="draft"),
)
KEYS = (Key("Zeile verschieben", "unter Formulare", ("Ctrl+Shift+Up", "Ctrl+Shift+Down")),)
NEWER = "Für diese Vorlage gibt es Fassung {version} des Formulars „{name}“."
TAKE = "Neue Fassung übernehmen"
LACKS = "In dieser Vorlagenart gibt es auch: {names}."
ADD = "Einfügen"
ADDED = "Abschnitte einfügen"
NOTHING_LACKS = "Diese Vorlage hat alle Abschnitte ihrer Vorlagenart."


class FormsCommands(QObject):
    """Connects the shelf of forms with menus, start page and the notice over the sheet."""

    def __init__(
        self,
        shell: Shell,
        tools: Tools,
        workplace: Workplace,
        start: StartPage,
        notice: FormsNotice,
        text: QWidget,
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._tools, self._workplace = shell, tools, workplace
        self._session, self._start, self._notice, self._text = (
            workplace.session,
            start,
            notice,
            text,
        )
        more = workplace.keeper, tools.look, tools.messages, tools.settings
        self.shelf = FormsShelf(self._session.forms, *more)
        self.shelf.setParent(self)
        self.editor: FormsWindow | None = None
        self._closed: set[tuple[str, str]] = set()  # notices that were closed: draft and words
        self._kind = "", "", ""  # draft, kind and form that were seen last
        self._offering = False  # sections: kind or form were changed while this draft is open
        self.shelf.changed.connect(self._on_forms_changed)
        self._session.changed.connect(self._on_changed)
        start.other_requested.connect(self._on_other)
        notice.accepted.connect(self._on_accepted)
        notice.closed.connect(self._on_closed)
        shell.window.installEventFilter(self)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "extras-forms": self._on_editor,
            "extras-form": self._on_choose,
            "insert-sections": self._on_sections,
        }

    # The editor

    def _on_editor(self) -> None:
        """Open the editor of forms, or bring it forward."""
        from vorlage_editor.ui.formulare.window import FormsWindow

        if self.editor is None:
            tools = self._tools
            more = tools.look, tools.jobs, tools.messages, tools.settings
            self.editor = FormsWindow(self.shelf, *more, self._shell.window)
            self.editor.finished.connect(self._on_editor_closed)
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def _on_editor_closed(self) -> None:
        self.editor = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The main window takes the editor along; what is not kept there is asked for."""
        if event.type() != QEvent.Type.Close or self.editor is None:
            return False
        if not self.editor.close():
            event.ignore()
            return True
        return False

    # New papers

    def _on_forms_changed(self) -> None:
        self._start.show_form(self._session.forms.default)
        self._on_changed()

    def _on_other(self) -> None:
        """Let the user choose of all Vorlagenarten, and begin."""
        from vorlage_editor.ui.formulare.chooser import KindChooser

        chooser = KindChooser(self._session.forms.known, self._tools.look, self._shell.window)
        accepted = chooser.exec() == QDialog.DialogCode.Accepted and bool(chooser.list.key)
        if accepted:
            form, kind = chooser.chosen
            self._workplace.new(kind, form)
        chooser.deleteLater()

    # The form of a paper

    def _on_choose(self) -> None:
        """Let the user choose another form for the open paper."""
        from vorlage_editor.ui.formulare.chooser import FormChooser

        session = self._session
        if not session.may_edit():
            return
        forms = session.forms.known
        chooser = FormChooser(
            session.vorlage, session.form, forms, self._tools.look, self._shell.window
        )
        if chooser.wanted():
            session.change_form(chooser.form, chooser.kind, sections=chooser.with_sections)

    def _on_sections(self) -> None:
        """Add the sections of the Vorlagenart that the paper lacks."""
        if self._missing:
            body = with_sections(self._session.vorlage.body, self._known_kind)
            self._session.edit(ADDED, body=body)
            self._notice.say(*self._offer())
        else:
            self._shell.tell(NOTHING_LACKS)

    @property
    def _known_kind(self) -> Kind:
        return self._session.form.kind(self._session.vorlage.kind)

    @property
    def _missing(self) -> tuple[Section, ...]:
        return missing_sections(self._session.vorlage.body, self._known_kind)

    # The notice

    def _on_changed(self) -> None:
        """Look whether there is something to offer; never with a key in the text."""
        if self._session.only_text:
            return
        draft, vorlage = self._session.draft, self._session.vorlage
        before, self._kind = self._kind, (draft, vorlage.kind, vorlage.form)
        if draft != before[0]:
            self._offering = False
        elif self._kind != before:
            self._offering = True
        self._notice.say(*self._offer())

    def _offer(self) -> tuple[str, str]:
        """Return what there is to be had, and what the button says."""
        session = self._session
        if not session.draft or session.locked:
            return "", ""
        newer = session.forms.newer(session.form)
        missing = self._missing if self._offering else ()
        offers = []
        if newer:
            offers.append((NEWER.format(version=newer.version, name=newer.name), TAKE))
        if missing:
            names = ", ".join(section.label for section in missing)
            offers.append((LACKS.format(names=names), ADD))
        wanted = (one for one in offers if (session.draft, one[0]) not in self._closed)
        return next(wanted, ("", ""))

    def _on_accepted(self) -> None:
        newer = self._session.forms.newer(self._session.form)
        if newer and self._notice.answer.text() == TAKE:
            self._session.change_form(newer)
        else:
            self._on_sections()
        self._text.setFocus()

    def _on_closed(self) -> None:
        self._closed.add((self._session.draft, self._notice.text))
        self._on_changed()
        self._text.setFocus()

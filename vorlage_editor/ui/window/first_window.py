"""One window for one data folder: a second start brings the first window to the front."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500  # ms
NONE = "."


class FirstWindow(QObject):
    """Listens for further starts, or tells the window that is already there."""

    asked = Signal(str)
    """Another start wants to see this window, with the path of a file or empty."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "vorlagen-editor-" + sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    def raised_other(self, file: Path | None) -> bool:
        """Hand ``file`` to a window that is there already; else listen, and return false."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(WAIT):
            socket.write((str(file.resolve()) if file else NONE).encode())
            socket.waitForBytesWritten(WAIT)
            socket.disconnectFromServer()
            return True
        QLocalServer.removeServer(self._name)  # what a killed window left behind
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_new_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.waitForReadyRead(WAIT)
        asked = bytes(socket.readAll().data()).decode(errors="replace")
        socket.deleteLater()
        self.asked.emit("" if asked == NONE else asked)

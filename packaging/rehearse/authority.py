"""A certificate authority of the rehearsal's own, and signatures by it: nobody else trusts them."""

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from rehearse.steps import Failed

DAYS = "30"
ROOT_EXTENSIONS = ("basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign")
SIGNER_EXTENSIONS = (
    "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
    "extendedKeyUsage=codeSigning\n"
)


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs programs and installers for Windows, and tells whether they are as they were signed."""

    folder: Path

    @classmethod
    def found(cls, folder: Path) -> "Authority":
        """Make the authority's keys and certificates in an empty folder."""
        folder.mkdir(parents=True)
        key = ("-newkey", "rsa:3072", "-nodes")
        extensions = [part for text in ROOT_EXTENSIONS for part in ("-addext", text)]
        root = ("-keyout", "root.key", "-out", "root.crt", "-subj", "/CN=zoomprov rehearsal root")
        _run(folder, "openssl", "req", "-x509", *key, *root, "-days", DAYS, *extensions)
        named = ("-subj", "/CN=zoomprov rehearsal, not for release")
        _run(folder, "openssl", "req", *key, "-keyout", "signer.key", "-out", "signer.csr", *named)
        (folder / "signer.ext").write_text(SIGNER_EXTENSIONS)
        by_root = ("-CA", "root.crt", "-CAkey", "root.key", "-CAcreateserial")
        signer = ("-in", "signer.csr", "-out", "signer.crt", "-extfile", "signer.ext")
        _run(folder, "openssl", "x509", "-req", *signer, *by_root, "-days", DAYS)
        return cls(folder)

    @property
    def command(self) -> str:
        """The command that signs the file %1 in its place: what makensis is given."""
        words = shlex.join(self._words()) + " -in %1 -out %1.signed && mv %1.signed %1"
        return f'sh -c "{words}"'

    def sign(self, path: Path) -> None:
        """Sign a program, library or installer in its place."""
        signed = path.with_suffix(path.suffix + ".signed")
        _run(self.folder, *self._words(), "-in", str(path), "-out", str(signed))
        signed.replace(path)

    def accepts(self, path: Path) -> bool:
        """Tell whether a file is signed by us and unchanged since."""
        command = ["osslsigncode", "verify", "-CAfile", str(self.folder / "root.crt"), str(path)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    def _words(self) -> list[str]:
        certificate, key = str(self.folder / "signer.crt"), str(self.folder / "signer.key")
        return ["osslsigncode", "sign", "-certs", certificate, "-key", key, "-h", "sha256"]


def flip_one_byte(path: Path, place: int) -> None:
    """Change one byte of a file, as a damaged or altered download has it."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command[:3])} … failed:\n{(done.stdout + done.stderr)[-1000:]}")

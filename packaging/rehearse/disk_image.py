"""Makes a disk image for macOS on Linux, with links and rights kept: for the rehearsal.

The volume is ISO 9660 with Rock Ridge, out of xorriso, packed as UDIF with zlib: what Finder opens
and other tools read. Releases are made by hdiutil on a Mac. Reading is dmg2img's, not ours.
"""

import plistlib
import struct
import subprocess
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from rehearse.steps import require

SECTOR = 512
CHUNK = 512 * SECTOR
ZLIB, RAW, EMPTY, END = 0x80000005, 1, 2, 0xFFFFFFFF  # kinds of a run of sectors
CRC32 = (2, 32)  # how UDIF names that sum, and its bits
Run = tuple[int, int, int, int, int]  # kind, first sector, sectors, place in the file, length


def wrap(folder: Path, image: Path, title: str, *, epoch: int) -> Path:
    """Write what a folder holds into a disk image; the same bytes for the same folder."""
    volume = image.with_suffix(".iso")
    times = ("--modification-date=" + _stamp(epoch), "--set_all_file_dates", _stamp(epoch))
    options = ("-quiet", "-D", "-l", "-V", title, "-no-pad", "-r", *times)
    _run("xorrisofs", *options, "-o", volume, folder)
    image.write_bytes(b"".join(udif(volume.read_bytes())))
    volume.unlink()
    return image


def unwrap(image: Path, folder: Path) -> None:
    """Write what a disk image holds into a folder, by programs that are not ours."""
    volume = image.with_suffix(".img")
    told = _run("dmg2img", "-i", image, "-o", volume)
    require("could not be extracted" not in told, f"dmg2img: {told[-500:]}")
    _run("osirrox", "-indev", volume, "-extract", "/", folder)
    _run("chmod", "-R", "u+w", folder)
    volume.unlink()


def udif(volume: bytes) -> Iterator[bytes]:
    """Yield a UDIF file that holds a volume: its packed runs, their table, and the trailer."""
    volume += bytes(-len(volume) % SECTOR)
    runs, packed = [], []
    place = 0
    for start in range(0, len(volume), CHUNK):
        kind, data = _packed(volume[start : start + CHUNK])
        sectors = len(volume[start : start + CHUNK]) // SECTOR
        runs.append((kind, start // SECTOR, sectors, place, len(data)))
        packed.append(data)
        place += len(data)
    sectors = len(volume) // SECTOR
    runs.append((END, sectors, 0, place, 0))
    fork, whole = b"".join(packed), zlib.crc32(volume)
    table = _table(runs, sectors, whole)
    yield fork
    yield table
    yield _trailer(fork, len(table), whole, sectors)


def _packed(chunk: bytes) -> tuple[int, bytes]:
    if not chunk.strip(b"\0"):
        return EMPTY, b""
    shorter = zlib.compress(chunk, 6)
    return (ZLIB, shorter) if len(shorter) < len(chunk) else (RAW, chunk)


def _table(runs: list[Run], sectors: int, whole: int) -> bytes:
    head = struct.pack(">4sIQQQII24x", b"mish", 1, 0, sectors, 0, CHUNK // SECTOR + 8, 0)
    head += struct.pack(">III124xI", *CRC32, whole, len(runs))
    rows = [struct.pack(">IIQQQQ", kind, 0, *rest) for kind, *rest in runs]
    block = {
        "Attributes": "0x0050", "CFName": "whole disk", "ID": "0", "Name": "whole disk",
        "Data": head + b"".join(rows),
    }  # fmt: skip
    return plistlib.dumps({"resource-fork": {"blkx": [block]}})


def _trailer(fork: bytes, table: int, whole: int, sectors: int) -> bytes:
    head = struct.pack(">4sIIIQQQQQII16x", b"koly", 4, SECTOR, 1, 0, 0, len(fork), 0, 0, 1, 1)
    sums = struct.pack(">III124x", *CRC32, zlib.crc32(fork))
    places = struct.pack(">QQ120x", len(fork), table)
    master = struct.pack(">III124x", *CRC32, zlib.crc32(struct.pack(">I", whole)))
    return head + sums + places + master + struct.pack(">IQ12x", 1, sectors)


def _stamp(epoch: int) -> str:
    return time.strftime("%Y%m%d%H%M%S00", time.gmtime(epoch))


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    told = done.stdout + done.stderr
    require(done.returncode == 0, f"{command[0]} ended with {done.returncode}:\n{told[-2000:]}")
    return told

"""What the program keeps in Windows' Credential Manager: run by a Python there, from the sources.

`keys.py keep` keeps keys of two companies, as the program does; `keys.py tell` prints which of
them are there.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from zoomprov_gui.storage.keychain import system_keychain

COMPANIES = ("0123456789abcdef", "fedcba9876543210")  # ids, as a company's folder is named

if __name__ == "__main__":
    keychain = system_keychain()
    for company in COMPANIES:
        if sys.argv[1] == "keep":
            keychain.create(company)
        elif keychain.read(company) is not None:
            print(company)

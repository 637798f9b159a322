"""What the program keeps in Windows' Credential Manager: run by a Python there, from the sources.

`keys.py keep ID…` keeps keys of companies, as the program does; `keys.py tell ID…` prints which of
them are there. The ids are as a company's folder is named.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from zoomprov_gui.storage.keychain import system_keychain

if __name__ == "__main__":
    keychain = system_keychain()
    for company in sys.argv[2:]:
        if sys.argv[1] == "keep":
            keychain.create(company)
        elif keychain.read(company) is not None:
            print(company)

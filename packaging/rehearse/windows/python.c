/* Stands in for python.exe and pythonw.exe, which no package index has: hands over to Py_Main. */
#include <windows.h>

typedef int(__cdecl *Main)(int, wchar_t **);

int wmain(int count, wchar_t **words) {
    HMODULE library = LoadLibraryW(LIBRARY);
    Main run = library ? (Main)(void *)GetProcAddress(library, "Py_Main") : NULL;
    return run ? run(count, words) : 99;
}

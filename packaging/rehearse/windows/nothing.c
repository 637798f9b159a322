/* The body of python3.dll, which only passes calls on to python3XX.dll: see its .def file. */
#include <windows.h>

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID unused) { return TRUE; }

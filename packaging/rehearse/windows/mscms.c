/* Stands in for wine 8's mscms.dll, which ends the program in WcsCreateIccProfile. "There is no
   colour profile" is an answer that Qt expects. */
#include <windows.h>

#define API __declspec(dllexport)

API HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation) {
    return NULL;
}
API BOOL WINAPI CloseColorProfile(HANDLE profile) { return FALSE; }
API HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) { return NULL; }
API HANDLE WINAPI WcsOpenColorProfileW(void *device, void *appearance, void *gamut, DWORD access,
                                       DWORD share, DWORD creation, DWORD flags) { return NULL; }
API BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *bytes, DWORD *size) { return FALSE; }
API BOOL WINAPI GetStandardColorSpaceProfileW(void *machine, DWORD space, void *name, DWORD *size) {
    return FALSE;
}
API BOOL WINAPI GetColorDirectoryW(void *machine, void *name, DWORD *size) { return FALSE; }

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID unused) { return TRUE; }

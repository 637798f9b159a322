/* Stands in for the bcryptprimitives.dll of Windows 10, which wine 8 lacks and Rust's library asks for:
   random bytes, from where wine's other libraries have them. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *bytes, ULONG size); /* RtlGenRandom, in advapi32 */

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *bytes, SIZE_T size) {
    return SystemFunction036(bytes, (ULONG)size);
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID unused) { return TRUE; }

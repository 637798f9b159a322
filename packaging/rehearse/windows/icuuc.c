/* Stands in for the icuuc.dll of Windows 10, which wine 8 lacks and Qt 6.10 and newer ask for. Each
   converter fails as an unknown one does, and Qt goes on with its own. */
#include <stdint.h>
#include <windows.h>

#define UNKNOWN_ENCODING 2
#define API __declspec(dllexport)
#define FAIL(error) \
    if (error) *error = UNKNOWN_ENCODING

typedef int Error;

API void *ucnv_open(const char *name, Error *error) { FAIL(error); return NULL; }
API void ucnv_close(void *converter) {}
API void ucnv_reset(void *converter) {}
API int8_t ucnv_getMaxCharSize(const void *converter) { return 1; }
API const char *ucnv_getName(const void *converter, Error *error) { FAIL(error); return NULL; }
API void ucnv_getToUCallBack(const void *converter, void *action, const void **context) {}
API void ucnv_getFromUCallBack(const void *converter, void *action, const void **context) {}
API void ucnv_setToUCallBack(void *converter, void *action, const void *context, void *old,
                             const void **old_context, Error *error) { FAIL(error); }
API void ucnv_setFromUCallBack(void *converter, void *action, const void *context, void *old,
                               const void **old_context, Error *error) { FAIL(error); }
API void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
API void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
API void ucnv_cbToUWriteUChars(void *call, const void *source, int32_t length, int32_t offset,
                               Error *error) { FAIL(error); }
API void ucnv_cbFromUWriteUChars(void *call, const void **source, const void *end, int32_t offset,
                                 Error *error) { FAIL(error); }
API void ucnv_toUnicode(void *converter, void **target, const void *end, const char **source,
                        const char *source_end, int32_t *offsets, int8_t flush, Error *error) {
    FAIL(error);
}
API void ucnv_fromUnicode(void *converter, char **target, const char *end, const void **source,
                          const void *source_end, int32_t *offsets, int8_t flush, Error *error) {
    FAIL(error);
}
API int32_t ucnv_toUCountPending(const void *converter, Error *error) { return 0; }
API int32_t ucnv_fromUCountPending(const void *converter, Error *error) { return 0; }
API const char *ucnv_getStandardName(const char *name, const char *standard, Error *error) {
    FAIL(error);
    return NULL;
}
API const char *ucnv_getAvailableName(int32_t number) { return NULL; }
API int32_t ucnv_countAvailable(void) { return 0; }

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID unused) { return TRUE; }

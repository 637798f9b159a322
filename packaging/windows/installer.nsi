; The installer for one person, without administrator rights: makensis, on Linux or on Windows.
; packaging/windows/installers.py defines VERSION, VERSION4, PUBLISHER, SOURCE, ICON and OUT, and,
; where there is a certificate, SIGN: a command that signs the file %1.

Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"

!define NAME "zoomprov"
!define OLDEST_BUILD 18362 ; Windows 10 1903: the first with the icu.dll that Qt uses
!define KEY "Software\${NAME}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASS "${NAME}.setup"
!define SUFFIX ".zpsetup"
!define CHANGED_ASSOCIATIONS 0x08000000
!define GENERIC 1 ; the kind of credential that a program keeps for itself

; What a script sees. 1 and 2 are NSIS's own: the person cancelled, the installer failed.
!define TOO_OLD 3
!define DOWNGRADE 4
!define RUNNING 5

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestSupportedOS all
ManifestDPIAware true
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} installer"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "Apache-2.0"
!ifdef SIGN
!uninstfinalize '${SIGN}'
!finalize '${SIGN}'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\zoomprov-gui.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} needs a 64-bit Windows 10, version 1903, or newer. This Windows is a 32-bit one. Nothing was installed." /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10, version 1903, or newer. This Windows is older; Windows Update can bring a newer one. Nothing was installed." /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" "Version4"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION4}" $1
    ${If} $1 = 1
      ReadRegStr $2 HKCU "${UNINSTALL}" "DisplayVersion"
      MessageBox MB_OK|MB_ICONSTOP "${NAME} $2 is installed, and this is the older ${VERSION}. An older version may not understand the files of a newer one. To go back all the same, uninstall ${NAME} first: your settings stay. Nothing was changed." /SD IDOK
      SetErrorLevel ${DOWNGRADE}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; Windows lets nobody write to a program that runs.
!macro REFUSE_WHILE_RUNNING program
  again_${program}:
  ${If} ${FileExists} "$INSTDIR\${program}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${program}.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is open. Close its window, then try again." /SD IDCANCEL IDRETRY again_${program}
      SetErrorLevel ${RUNNING}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section
  SetShellVarContext current
  !insertmacro REFUSE_WHILE_RUNNING zoomprov-gui
  !insertmacro REFUSE_WHILE_RUNNING zoomprov
  RMDir /r "$INSTDIR\_internal" ; what an older version had and this one has not
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$PROFILE" ; where the program starts from the menu
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\zoomprov-gui.exe"

  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${NAME} set-up file"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\zoomprov-gui.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\zoomprov-gui.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${CLASS}" ""
  System::Call 'shell32::SHChangeNotify(i ${CHANGED_ASSOCIATIONS}, i 0, p 0, p 0)'

  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Version4" "${VERSION4}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\zoomprov-gui.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "un.${NAME}"
  SectionIn RO
  SetShellVarContext current
  !insertmacro REFUSE_WHILE_RUNNING zoomprov-gui
  !insertmacro REFUSE_WHILE_RUNNING zoomprov
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\zoomprov-gui.exe"
  Delete "$INSTDIR\zoomprov.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays if someone else has put something there
  RMDir "$LOCALAPPDATA\Programs" ; made for the first program of its kind; stays if there is another
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegValue HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}\OpenWithProgids"
  ReadRegStr $0 HKCU "Software\Classes\${SUFFIX}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegValue HKCU "Software\Classes\${SUFFIX}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}"
  System::Call 'shell32::SHChangeNotify(i ${CHANGED_ASSOCIATIONS}, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
SectionEnd

; Only for who ticks it, or says /FORGET to a silent uninstaller.
Section /o "un.Also forget my companies, settings and the journal" FORGET
  ; The keys of the sign-ins in the Credential Manager: the newest bears our name alone, the others a
  ; company's id before it.
  FindFirst $0 $1 "$LOCALAPPDATA\${NAME}\workspaces\*"
  ${While} $1 != ""
    System::Call 'advapi32::CredDeleteW(w "$1@${NAME}", i ${GENERIC}, i 0)'
    FindNext $0 $1
  ${EndWhile}
  FindClose $0
  System::Call 'advapi32::CredDeleteW(w "${NAME}", i ${GENERIC}, i 0)'
  RMDir /r "$LOCALAPPDATA\${NAME}"
SectionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/FORGET" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${FORGET}
  ${EndIf}
FunctionEnd

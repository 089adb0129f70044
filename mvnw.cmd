@echo off
rem Runs Maven on a JDK 25 or newer, wherever that is installed. Maven itself is fetched once from Apache's archive, as
rem .mvn\wrapper\maven-wrapper.properties says; where that cannot be had, an installed mvn does. See mvnw.
setlocal EnableExtensions DisableDelayedExpansion
set "java_minimum=25"
set "maven_minimum=3.6.3"

set "jdk="
call :find_jdk
if not defined jdk (
	>&2 echo mvnw: Wharf needs a JDK %java_minimum% or newer, and none was found: install one, or set JAVA_HOME to where it is.
	exit /b 1
)
set "JAVA_HOME=%jdk%"

for /f "usebackq tokens=1,* delims==" %%a in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do (
	if "%%a"=="distributionUrl" set "url=%%b"
	if "%%a"=="distributionSha512Sum" set "sum=%%b"
)
for %%f in ("%url:/=\%") do set "name=%%~nf"
set "name=%name:-bin.tar=%"
set "dists=%USERPROFILE%\.m2\wrapper\dists"
if defined MAVEN_USER_HOME set "dists=%MAVEN_USER_HOME%\wrapper\dists"
set "maven=%dists%\%name%-%sum:~0,16%"
set "maven_command=%maven%\bin\mvn.cmd"
if not exist "%maven_command%" call :install_maven
if not exist "%maven_command%" call :use_installed_maven
if not defined maven_command exit /b 1

rem These two only silence what a new JDK says about an old Maven's own libraries.
set "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"
call "%maven_command%" %*
exit /b %errorlevel%

:find_jdk
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for %%j in (javac.exe) do if not "%%~$PATH:j"=="" for %%d in ("%%~dp$PATH:j..") do call :try_jdk "%%~fd"
for %%r in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
	if exist "%%~r\" for /d %%d in ("%%~r\*") do call :try_jdk "%%~fd"
)
exit /b

rem Every JDK carries a file named "release"; reading it saves starting a JVM for each candidate.
:try_jdk
if defined jdk exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
set "feature="
for /f "usebackq tokens=1,2 delims==." %%a in ("%~1\release") do if "%%a"=="JAVA_VERSION" set feature=%%b
if not defined feature exit /b
set feature=%feature:"=%
if %feature% geq %java_minimum% set "jdk=%~1"
exit /b

rem Unpacks beside its final place and moves there, so that a broken attempt leaves nothing that a later run would trust.
:install_maven
set "scratch=%dists%\.new-%RANDOM%%RANDOM%"
mkdir "%scratch%"
curl.exe -fsSL --connect-timeout 5 --speed-limit 1024 --speed-time 10 -o "%scratch%\maven.tar.gz" "%url%" 2>nul
if not errorlevel 1 call :unpack_maven
rmdir /s /q "%scratch%"
exit /b

:unpack_maven
set "found="
for /f "skip=1 delims=" %%h in ('certutil.exe -hashfile "%scratch%\maven.tar.gz" SHA512') do if not defined found set "found=%%h"
set "found=%found: =%"
if /i not "%found%"=="%sum%" (
	>&2 echo mvnw: what %url% sent does not have the expected checksum, so it is not used.
	exit /b
)
tar.exe -xzf "%scratch%\maven.tar.gz" -C "%scratch%"
if not errorlevel 1 move "%scratch%\%name%" "%maven%" >nul
exit /b

:use_installed_maven
set "maven_command="
for %%m in (mvn.cmd) do set "maven_command=%%~$PATH:m"
if not defined maven_command (
	>&2 echo mvnw: Maven can neither be downloaded from %url% nor found installed: install Maven %maven_minimum% or newer, or connect to the network.
	exit /b
)
set "version="
for /f "tokens=1-3" %%a in ('call "%maven_command%" --version 2^>nul') do if "%%a %%b"=="Apache Maven" set "version=%%c"
call :number_of "%version%" version_number
call :number_of "%maven_minimum%" minimum_number
if %version_number% geq %minimum_number% (
	>&2 echo mvnw: Maven cannot be downloaded from %url%; using the installed Maven %version%.
	exit /b
)
>&2 echo mvnw: Maven cannot be downloaded from %url%, and the installed mvn is "%version%": install Maven %maven_minimum% or newer, or connect to the network.
set "maven_command="
exit /b

rem 3.9.16 becomes 30916, so that versions compare as numbers.
:number_of
set "%2=0"
for /f "tokens=1-3 delims=.-" %%a in (%1) do set /a "%2=%%a * 10000 + %%b * 100 + %%c" 2>nul
exit /b

@echo off
rem Runs Muster from this folder: muster demo, muster app, muster worker QUEUE, muster --help.
rem Builds it first if a jar is missing; after a change in the sources run mvnw package.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "app=%root%\app\target"
set "worker_jar=%root%\worker\target\muster-worker.jar"
set "app_jar=%app%\muster-app.jar"

set "found="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks") do (
  for /d %%j in ("%%~p\*") do call :try "%%~j"
)
if not defined found (
  echo Muster needs a JDK of version 25 or newer and found none: install one from https://adoptium.net/temurin/releases/?version=25 and, if it is in an unusual folder, set JAVA_HOME to it. 1>&2
  exit /b 1
)
set "JAVA_HOME=%found%"

if exist "%app_jar%" if exist "%worker_jar%" goto built
echo Building Muster, which is done once: it takes one to two minutes, the very first time (with downloads) some more. 1>&2
pushd "%root%"
call mvnw.cmd -B -q -DskipTests -Dspotless.check.skip=true package 1>&2
if errorlevel 1 (
  popd
  echo Muster could not be built; the lines above say why. 1>&2
  exit /b 1
)
popd

:built
set "flags=-XX:+UseSerialGC -XX:-UsePerfData -XX:ReservedCodeCacheSize=160m -Xlog:aot=off,cds=off"
if /i not "%~1"=="bench" if /i not "%~1"=="worker" set "flags=%flags% -XX:TieredStopAtLevel=1"
set "worker_cache="
if exist "%root%\worker\target\muster-worker.aot" set worker_cache="-XX:AOTCache=%root%\worker\target\muster-worker.aot"
set "app_cache="
if exist "%app%\muster-app.aot" set app_cache="-XX:AOTCache=%app%\muster-app.aot"
set "commands_cache="
if exist "%app%\muster-commands.aot" set commands_cache="-XX:AOTCache=%app%\muster-commands.aot"
if /i "%~1"=="app" goto app
if /i "%~1"=="demo" goto app
if /i "%~1 %~2"=="bench window" goto app
if /i not "%~1"=="worker" goto commands
rem Taken word by word, they would come apart at their commas, too.
set "rest="
if not "%~2"=="" set rest=%*
if defined rest set rest=%rest:*worker =%
"%JAVA_HOME%\bin\java" %flags% %worker_cache% -jar "%worker_jar%" %rest%
exit /b %errorlevel%

rem All but the window answers sooner without JavaFX.
:commands
"%JAVA_HOME%\bin\java" %flags% %commands_cache% "-Dmuster.home=%root%" -cp "%app_jar%;%app%\lib\*" dev.muster.app.Launcher %*
exit /b %errorlevel%

:app
"%JAVA_HOME%\bin\java" %flags% -XX:-ShrinkHeapInSteps -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 %app_cache% "-Dmuster.home=%root%" --module-path "%app%\javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics --add-exports javafx.base/com.sun.javafx.event=ALL-UNNAMED --add-exports javafx.controls/com.sun.javafx.scene.control=ALL-UNNAMED --add-exports javafx.controls/com.sun.javafx.scene.control.behavior=ALL-UNNAMED -cp "%app_jar%;%app%\lib\*" dev.muster.app.Launcher %*
exit /b %errorlevel%

rem Takes this home if it is a JDK that is new enough and none has been found before.
:try
if defined found exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "tokens=1 delims=.-+" %%m in ("%%~v") do if %%m GEQ 25 set "found=%~f1"
)
exit /b 0

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The layers, as the linker sees them: only objects of db/ use SQLite, only those of http/ use
# libmicrohttpd. Usage: lagen.sh OBJECTS, the folder with the objects of the library
# (…/CMakeFiles/gezin.dir/server).
set -eu
cd "$1"
find . -name '*.o' -exec nm -A {} + | awk '
    function layer(prefix, folder) {
        if (index($NF, prefix) != 1)
            return
        if (index($1, "./" folder "/") == 1) {
            inside[folder] = 1
            return
        }
        sub(/:.*/, "", $1)
        print $1 " uses " $NF ": only " folder "/ may"
        wrong = 1
    }
    { layer("sqlite3_", "db"); layer("MHD_", "http"); layer("curl_easy_", "mail"); layer("icalcomponent_", "agenda") }
    END {
        if (!inside["db"] || !inside["http"]) {
            print "no object of db/ uses SQLite, or none of http/ libmicrohttpd: the right folder?"
            wrong = 1
        }
        exit wrong
    }'

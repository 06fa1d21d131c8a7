#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The layers. As docs/architectuur.md tells them: a folder of server/ includes headers of the folders
# in the last column of its table and of no other. As the linker sees them: only objects of db/ use
# SQLite, only those of http/ libmicrohttpd, and so on. Usage: lagen.sh OBJECTS, the folder with the
# objects of the library (…/CMakeFiles/gezin.dir/server); in the project's folder.
set -eu
find server -name '*.[ch]' -exec awk '
    FILENAME == "docs/architectuur.md" {
        if (split($0, cell, /[|]/) < 5 || cell[2] !~ /^ `[a-z]+\/` $/)
            next
        name = substr(cell[2], 3, index(cell[2], "/") - 3)
        known[name] = 1
        if (cell[4] == " all ")
            all[name] = 1
        for (i = split(cell[4], word, /`/); i > 0; i--)
            may[name, word[i]] = 1
        next
    }
    /^#include "/ && split(FILENAME, path, "/") > 2 {
        from = path[2]
        to = $2
        gsub(/"/, "", to)
        sub(/\/.*/, "", to)
        seen[from] = 1
        used[from, to] = 1
        if (from != to && !all[from] && !((from, to) in may)) {
            print FILENAME " includes " $2 ": docs/architectuur.md does not say that " from "/ uses " to
            wrong = 1
        }
    }
    END {
        for (name in seen)
            if (!(name in known)) {
                print "server/" name "/ is not in the table of docs/architectuur.md"
                wrong = 1
            }
        for (pair in may) {
            split(pair, part, SUBSEP)
            if ((part[2] in known || part[2] == "app.h") && !((part[1], part[2]) in used)) {
                print "docs/architectuur.md: " part[1] "/ does not use " part[2]
                wrong = 1
            }
        }
        exit wrong
    }' docs/architectuur.md {} +
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

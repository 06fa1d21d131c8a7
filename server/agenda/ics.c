/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/ics.h"

#include <libical/ical.h>
#include <string.h>
#include <time.h>

enum { REFRESH_SECONDS = 4 * 3600 };

/* Who looks over somebody's shoulder learns no more than that there is a meeting. */
static const char TITLE[] = "Overleg";

static icaltimetype utc(int64_t when)
{
    return icaltime_from_timet_with_zone((time_t)when, 0, icaltimezone_get_utc_timezone());
}

static icalcomponent *event(const struct ics_overleg *o)
{
    icalcomponent *e = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    if (!e)
        return NULL;
    icalcomponent_add_property(e, icalproperty_new_uid(o->uid));
    icalcomponent_add_property(e, icalproperty_new_dtstamp(utc(o->gewijzigd_op)));
    icalcomponent_add_property(e, icalproperty_new_dtstart(utc(o->begin_op)));
    icalcomponent_add_property(e,
                               icalproperty_new_dtend(utc(o->begin_op + (int64_t)o->minuten * 60)));
    icalcomponent_add_property(e, icalproperty_new_summary(TITLE));
    icalcomponent_add_property(e, icalproperty_new_sequence((int)o->versie));
    icalcomponent_add_property(e, icalproperty_new_lastmodified(utc(o->gewijzigd_op)));
    icalcomponent_add_property(e, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    icalcomponent_add_property(
        e, icalproperty_new_status(o->afgelast ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    if (o->url[0])
        icalcomponent_add_property(e, icalproperty_new_url(o->url));
    return e;
}

/* How often a calendar program should ask: what RFC 7986 says, and what Outlook reads. */
static void refresh_put(icalcomponent *all)
{
    icalcomponent_add_property(
        all, icalproperty_new_refreshinterval(icaldurationtype_from_int(REFRESH_SECONDS)));
    icalproperty *ttl = icalproperty_new_x("PT4H");
    if (ttl) {
        icalproperty_set_x_name(ttl, "X-PUBLISHED-TTL");
        icalcomponent_add_property(all, ttl);
    }
}

char *ics_make(const struct ics_overleg *overleggen, size_t count, bool feed)
{
    icalcomponent *all = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    if (!all)
        return NULL;
    icalcomponent_add_property(all, icalproperty_new_version("2.0"));
    icalcomponent_add_property(all, icalproperty_new_prodid("-//Gezinsplan//NL"));
    if (feed)
        refresh_put(all);
    for (size_t i = 0; i < count; i++) {
        icalcomponent *e = event(&overleggen[i]);
        if (e)
            icalcomponent_add_component(all, e);
    }
    char *text = icalcomponent_as_ical_string_r(all);
    char *copy = text ? strdup(text) : NULL;
    icalmemory_free_buffer(text);
    icalcomponent_free(all);
    return copy;
}

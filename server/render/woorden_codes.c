/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/woorden_intern.h"

/*
 * Code, word on the screen, Tabler icon, tone (gp-mark--…; "" for what is never a mark). Codes the
 * database checks but a municipality cannot add to; leefgebieden, categories and purposes have
 * their names in tables of their own.
 *
 * A code that means the same in several lists stands here once. Where lists differ, each row has
 * its list before the code, and a template asks for {{status.doel.naam}}; see woorden.h.
 */
const struct woorden_rij WOORDEN_RIJEN[] = {
    /* actie */
    {"open", "Open", "circle-dashed", "rust"},
    {"aanvaard", "Aanvaard", "check", "info"},
    {"bezig", "Mee bezig", "progress-check", "rust"},
    {"gereed", "Klaar", "circle-check", "goed"},
    {"geweigerd", "Geweigerd", "x", "let-op"},
    {"vervallen", "Vervallen", "ban", "rust"},
    /* doel */
    {"voorgesteld", "Voorgesteld", "circle-dashed", "info"},
    {"doel:actief", "Loopt", "progress-check", "rust"},
    {"behaald", "Behaald", "flag", "goed"},
    {"gestopt", "Gestopt", "ban", "rust"},
    /* gezinsplan, aanmelding */
    {"gesloten", "Gesloten", "lock", "rust"},
    {"afgerond", "Afgerond", "circle-check", "goed"},
    /* betrokkenheid, regieverzoek */
    {"gevraagd", "Gevraagd", "send", "info"},
    {"uitgenodigd", "Uitgenodigd", "mail", "info"},
    {"betrokkenheid:actief", "Helpt mee", "circle-check", "goed"},
    {"ingetrokken", "Ingetrokken", "x", "let-op"},
    {"beeindigd", "Gestopt", "ban", "rust"},
    {"toewijzing", "Regisseur worden", "user-check", "info"},
    {"overdracht", "Regie overnemen", "arrow-right", "info"},
    {"waarneming", "Regie waarnemen", "clock-pause", "info"},
    /* toestemming, verklaring */
    {"avg", "Informatie delen", "writing", "info"},
    {"beroepsgeheim", "Beroepsgeheim", "shield-lock", "info"},
    {"hulp", "Hulp", "heart-handshake", "info"},
    {"mondeling", "In een gesprek", "messages", "rust"},
    {"schriftelijk", "Op papier", "writing", "rust"},
    {"digitaal", "Digitaal", "mail", "rust"},
    {"ja", "Ja", "check", "goed"},
    {"nee", "Nee", "x", "let-op"},
    {"ontvanger_gestopt", "De ontvanger helpt niet meer mee", "ban", "rust"},
    {"vervangen", "Vervangen door een nieuwe", "refresh", "rust"},
    {"wet", "Gestopt door de wet", "scale", "rust"},
    {"zelf", "zelf", "user", ""},
    {"gezag", "met gezag", "users", ""},
    {"vertegenwoordiger", "vertegenwoordiger", "user-check", ""},
    {"rechter", "de rechter", "scale", ""},
    /* notitie */
    {"gesprek", "Gesprek", "messages", "rust"},
    {"huisbezoek", "Huisbezoek", "home", "rust"},
    {"telefoon", "Telefoon", "phone", "rust"},
    {"bericht", "Bericht", "mail", "rust"},
    {"overleg", "Overleg", "users", "rust"},
    {"notitie:waarneming", "Wat iemand zag", "eye", "rust"},
    {"anders", "Anders", "note", "rust"},
    /* rol van een gebruiker */
    {"professional", "Professional", "briefcase", ""},
    {"regisseur", "Regisseur", "user-check", ""},
    {"procesregisseur", "Procesregisseur", "users", ""},
    {"beheerder", "Beheerder", "key", ""},
    {"privacy", "Privacy officer", "shield-lock", ""},
    /* lid van een huishouden, familie, geslacht */
    {"moeder", "moeder", "user", ""},
    {"vader", "vader", "user", ""},
    {"ouder", "ouder", "user", ""},
    {"kind", "kind", "mood-kid", ""},
    {"partner", "partner", "user", ""},
    {"grootouder", "grootouder", "user", ""},
    {"pleegouder", "pleegouder", "user", ""},
    {"ander", "hoort bij het gezin", "user", ""},
    {"m", "man", "user", ""},
    {"v", "vrouw", "user", ""},
    {"x", "niet bekend", "user-question", ""},
    /* gezag, vertegenwoordiging */
    {"tweehoofdig_ouderlijk", "gezag van twee ouders", "users", ""},
    {"eenhoofdig_ouderlijk", "gezag van één ouder", "user", ""},
    {"gezamenlijk", "gezag van een ouder en een ander samen", "users", ""},
    {"voogdij", "voogdij", "shield", ""},
    {"tijdelijk_geen", "tijdelijk geen gezag", "clock-pause", "let-op"},
    {"niet_te_bepalen", "gezag is niet bekend", "help-circle", "let-op"},
    {"curatele", "curator", "scale", ""},
    {"mentorschap", "mentor", "scale", ""},
    {"bewind", "bewindvoerder", "scale", ""},
    {"volmacht", "gemachtigde", "writing", ""},
    {"familie", "familie", "users", ""},
    /* soort organisatie */
    {"gemeente", "Gemeente", "home", ""},
    {"onderwijs", "Onderwijs", "school", ""},
    {"ggz", "Geestelijke gezondheidszorg", "heartbeat", ""},
    {"jeugdhulp", "Jeugdhulp", "friends", ""},
    {"schuldhulp", "Schuldhulp", "currency-euro", ""},
    {"woningcorporatie", "Woningcorporatie", "home", ""},
    {"politie", "Politie", "shield", ""},
    {"huisarts", "Huisarts", "heartbeat", ""},
    {"jgz", "Jeugdgezondheidszorg", "heartbeat", ""},
    {"gi", "Jeugdbescherming", "shield", ""},
    {"veilig_thuis", "Veilig Thuis", "shield", ""},
    {"rvdk", "Raad voor de Kinderbescherming", "scale", ""},
    {"reclassering", "Reclassering", "scale", ""},
    {"vrouwenopvang", "Vrouwenopvang", "shield", ""},
    {"vluchtelingenwerk", "Vluchtelingenwerk", "friends", ""},
    {"zorgaanbieder", "Zorgaanbieder", "heart-handshake", ""},
    {"zvh", "Zorg- en Veiligheidshuis", "shield", ""},
    {"uwv", "UWV", "briefcase", ""},
    {NULL, NULL, NULL, NULL},
};

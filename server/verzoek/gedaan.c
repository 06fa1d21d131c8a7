/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the green line says after something was done: the codes that handlers set in v->gedaan. What
 * happened, and who hears of it. In plain Dutch, without names: the code stands in the URL.
 */
#include "verzoek/pagina.h"

#include <string.h>

static const struct {
    const char *code, *text;
} GEDAAN[] = {
    {"uitgelogd", "U bent uitgelogd."},
    {"sessies-beeindigd", "U bent overal uitgelogd. Log opnieuw in om verder te werken."},
    {"wachtwoord-gezet", "Uw wachtwoord is opgeslagen. U kunt nu inloggen."},
    /* intake, plan */
    {"persoon-toegevoegd", "De persoon is opgeslagen. U kunt nu het huishouden openen."},
    {"huishouden-geopend",
     "Het huishouden is geopend. U bent eigenaar van de aanmelding tot er een regisseur is."},
    {"huishouden-samengevoegd", "Dit huishouden is gesloten en gaat verder in het andere. Wie hier "
                                "meehelpt, heeft bericht."},
    {"samenvoeging-hersteld", "De samenvoeging is teruggedraaid. Beide huishoudens zijn weer open. "
                              "Wie meehelpt, heeft bericht."},
    {"huishouden-gesplitst", "Dit is het nieuwe huishouden. Wat er al stond, is gebleven waar het "
                             "geschreven is."},
    {"gezinsplan-geopend",
     "Het gezinsplan is geopend. Schrijf nu het eerste doel op, in de woorden van het gezin."},
    {"gezinsplan-gewijzigd", "Het gezinsplan is opgeslagen."},
    {"gezinsplan-gesloten", "Het gezinsplan is gesloten. Doelen en acties blijven bewaard."},
    {"doel-toegevoegd", "Het doel is opgeslagen. Wie doet de eerste stap?"},
    {"doel-gewijzigd", "Het doel is opgeslagen."},
    {"score-vastgelegd", "Het cijfer van het gezin is opgeslagen."},
    {"actie-toegevoegd", "De actie is opgeslagen. Wie hem doet, ziet hem in Mijn werk."},
    {"actie-gewijzigd", "De actie is opgeslagen. De regisseur ziet de nieuwe stand."},
    {"woord-toegevoegd", "De woorden van het gezin zijn opgeslagen."},
    {"berichten-gelezen", "Alle berichten staan op gelezen."},
    {"notitie-toegevoegd", "De notitie is opgeslagen."},
    {"notitie-verbeterd", "De verbetering is opgeslagen. De oude tekst blijft bewaard."},
    {"notitie-ingetrokken", "De notitie is ingetrokken."},
    {"document-toegevoegd", "Het document is opgeslagen."},
    {"document-verbeterd", "De verbetering is opgeslagen. Wat er eerst stond, blijft bewaard."},
    {"document-ingetrokken", "Het document is ingetrokken."},
    {"bericht-gestuurd", "Het bericht is gestuurd. De ontvanger ziet het in Mijn werk."},
    {"netwerk-toegevoegd", "Opgeslagen. Deze persoon kan nu ook een actie krijgen."},
    {"noodtoegang-geopend", "Het dossier is open. De regisseur en de privacy officer hebben nu "
                            "bericht. Alles wat u opent, leggen wij vast."},
    {"noodtoegang-niemand",
     "Wij openden niets. Klopt de naam, en de geboortedatum? Bel bij direct gevaar 112."},
    {"noodtoegang-gestopt", "De noodtoegang is gestopt. U ziet dit dossier niet meer."},
    {"noodtoegang-beantwoord", "Uw antwoord is gestuurd. De privacy officer leest het."},
    {"noodtoegang-beoordeeld", "Opgeslagen. Wie noodtoegang had, krijgt bericht."},
    {"noodtoegangrol-toegevoegd", "De rol is opgeslagen. De eerste dag staat in de lijst."},
    {"noodtoegangrol-gestopt", "Deze rol mag geen noodtoegang meer. Wat liep, is gestopt."},
    {"noodtoegang-duur", "De duur is opgeslagen. Wat al loopt, verandert niet."},
    {"dienst-opgeslagen", "Opgeslagen: wie er terugbelt."},
    {"terugbellen-besloten", "Opgeslagen. De dienst die terugbelt, krijgt bericht."},
    {"terugbellen-gebeld", "Opgeslagen: er is teruggebeld."},
    /* de rechten van het gezin */
    {"verzoek-toegevoegd", "Het verzoek is opgeslagen. De termijn loopt."},
    {"verzoek-gewijzigd", "Het verzoek is opgeslagen."},
    {"verzoek-verlengd", "De termijn is verlengd. Vertel het gezin waarom."},
    {"verzoek-afgehandeld", "Het verzoek is afgehandeld. Vertel het gezin wat u besloot."},
    {"uittreksel-begonnen", "Kijk nu elk stuk na. Haal weg wat over een ander gaat."},
    {"stuk-nagekeken", "Opgeslagen."},
    {"uittreksel-gegeven", "Het uittreksel ligt vast zoals u het gaf. U kunt het nu afdrukken."},
    {"uittreksel-vervallen", "Het uittreksel is gestopt. Er is niets gegeven."},
    {"verklaring-toegevoegd",
     "De eigen verklaring staat erbij. Iedereen die het stuk ziet, ziet haar ook."},
    {"betwisting-beslist", "Het besluit is opgeslagen. De verklaring blijft erbij staan."},
    {"stuk-beperkt", "Het stuk is gesloten tot de beperking wordt opgeheven."},
    {"beperking-opgeheven", "De beperking is opgeheven. Het stuk is weer te zien."},
    {"kindbezwaar-toegevoegd", "Opgeslagen. De ouder leest dit niet in een uittreksel."},
    {"kindbezwaar-beeindigd", "Gestopt. Dit mag de ouder weer lezen."},
    {"instemming-toegevoegd", "Opgeslagen. Dit hoort nu bij wat deze persoon mag lezen."},
    /* beheer */
    {"organisatie-toegevoegd", "De organisatie is opgeslagen. Voeg nu haar onderdelen toe."},
    {"organisatie-gewijzigd", "De organisatie is opgeslagen."},
    {"organisatie-beeindigd",
     "De organisatie is beëindigd. Haar mensen zijn uitgelogd. De regisseurs krijgen bericht."},
    {"onderdeel-toegevoegd", "Het onderdeel is opgeslagen. Nu kunt u er accounts voor maken."},
    {"onderdeel-gewijzigd", "Het onderdeel is opgeslagen."},
    {"onderdeel-beeindigd",
     "Het onderdeel is beëindigd. Zijn mensen zijn uitgelogd. De regisseurs krijgen bericht."},
    {"afspraak-toegevoegd", "De afspraak is opgeslagen."},
    {"afspraak-gewijzigd", "De afspraak is opgeslagen."},
    {"afspraak-beeindigd", "De afspraak is beëindigd."},
    {"team-toegevoegd", "Het team is opgeslagen. Kies nu wie erin zitten."},
    {"team-gewijzigd", "Het team is opgeslagen."},
    {"team-beeindigd", "Het team is beëindigd."},
    {"wijk-toegevoegd", "De wijk is opgeslagen."},
    {"wijk-gewijzigd", "De wijk is opgeslagen."},
    {"wijk-beeindigd", "De wijk is beëindigd."},
    {"gebruiker-toegevoegd", "Het account is opgeslagen. Maak nu een link voor deze persoon."},
    {"gebruiker-gewijzigd", "Het account is opgeslagen."},
    {"gebruiker-wacht", "Het account is opgeslagen. Het ziet niets tot het bevestigd is. Wie dat "
                        "doet, heeft bericht."},
    {"gebruiker-beeindigd",
     "Het account is beëindigd. De persoon is uitgelogd. De regisseurs krijgen bericht."},
    {"account-bevestigd", "Het account is bevestigd. De persoon kan nu aan het werk."},
    /* betrokkenheid, regie */
    {"betrokkenheid-uitgenodigd", "De uitnodiging is gestuurd. U krijgt bericht van het antwoord."},
    {"betrokkenheid-gevraagd", "Uw vraag is gestuurd. De regisseur zegt ja of nee."},
    {"betrokkenheid-actief", "Het ja is opgeslagen. De ander krijgt bericht."},
    {"betrokkenheid-geweigerd", "Het nee is opgeslagen. De ander krijgt bericht, met uw reden."},
    {"betrokkenheid-ingetrokken", "De vraag is ingetrokken. De ander krijgt bericht."},
    {"betrokkenheid-beeindigd", "De laatste dag is opgeslagen. De ander krijgt bericht."},
    {"regie-gevraagd", "De vraag is gestuurd. Tot het ja verandert er niets."},
    {"regie-aanvaard", "U bent nu de regisseur. Iedereen die meehelpt krijgt bericht."},
    {"waarneming-aanvaard", "Opgeslagen: u neemt waar. De regisseur krijgt bericht."},
    {"regie-geweigerd", "Het nee is opgeslagen. Wie het vroeg krijgt bericht, met uw reden."},
    {"regie-ingetrokken", "Ingetrokken. De ander krijgt bericht."},
    {"regie-beeindigd", "De regie is beëindigd. De procesregisseurs hebben bericht."},
    /* toestemming */
    {"toestemming-vastgelegd",
     "Vastgelegd. Deze partner ziet pas iets als iedereen die nodig is ja heeft gezegd."},
    {"toestemming-geldt", "Vastgelegd. De partner ziet meteen wat mag, en krijgt een bericht."},
    {"toestemming-geweigerd", "Het nee is vastgelegd. Niemand ziet hierdoor iets extra."},
    {"toestemming-bevestigd", "Bevestigd. Uw organisatie mag dit nu vertellen."},
    {"toestemming-ingetrokken",
     "Ingetrokken. De partner ziet dit meteen niet meer, en krijgt een bericht zonder inhoud."},
    {"gesprek-ja", "Dank u wel. Het ja is vastgelegd. Stoppen kan op elk moment."},
    {"gesprek-nee", "Dank u wel. Het nee is vastgelegd. Er wordt hierdoor niets gedeeld."},
    {"gesprek-later", "Er is niets vastgelegd. U kunt later verder praten."},
    {"deelbesluit-genomen",
     "Vastgelegd. De ander leest precies dit, en krijgt een bericht zonder inhoud. De privacy "
     "officer kijkt mee."},
    {"deelbesluit-gestopt",
     "Gestopt. De ander ziet dit meteen niet meer, en krijgt een bericht zonder inhoud."},
    {"deelbesluit-verteld", "Vastgelegd wie het nu weet."},
    {"deelbesluit-antwoord", "Uw antwoord is gestuurd naar de privacy officer."},
    {"deelbesluit-gevraagd", "Uw vraag is gestuurd. De ander besluit zelf."},
    {"deelbesluit-getoetst", "Vastgelegd. Wie het besluit nam, krijgt bericht."},
    {"deelbesluit-inhoud", "U ziet vandaag over wie en wat het gaat. Het gezin kan dat nalezen."},
    {"deelafweging-niet", "Uw afweging is bewaard. Er is niets gedeeld. Alleen u leest haar."},
    {"deelafweging-vragen", "Uw afweging is bewaard. Vraag nu toestemming."},
    /* leden, gezag, geheim adres, afscherming */
    {"lid-toegevoegd", "De persoon hoort nu bij dit gezin. Klopt het gezag nog?"},
    {"lid-gewijzigd", "Opgeslagen."},
    {"lid-gegevens", "De gegevens zijn opgeslagen."},
    {"gezag-vastgelegd",
     "Het gezag is opgeslagen en telt meteen. Kijk na of de toestemmingen nog gelden."},
    {"vertegenwoordiging-vastgelegd",
     "Opgeslagen, en het telt meteen. Kijk na of de toestemmingen nog gelden."},
    {"adres-geheim",
     "Het adres is nu geheim. De regisseur van elk huishouden van deze persoon heeft bericht."},
    {"adres-niet-geheim",
     "Het adres is niet meer geheim. De regisseur van elk huishouden van deze persoon heeft "
     "bericht."},
    {"adres-lezer", "Opgeslagen. Wie is aangewezen, ziet het adres als er een reden voor is."},
    {"adres-lezer-stop", "Opgeslagen. Diegene ziet het adres vanaf nu niet meer."},
    {"afscherming-ingesteld",
     "De afscherming werkt nu. De regisseurs hebben bericht. De andere kant niet."},
    {"afscherming-gewijzigd",
     "De afscherming is uitgebreid en werkt meteen. De regisseurs hebben bericht."},
    /* bewaren, vernietigen */
    {"vernietigingsstop", "Opgeslagen. Er wordt niets vernietigd tot de stop is opgeheven."},
    {"vernietigingsstop-opgeheven",
     "De stop is opgeheven. Is de bewaartermijn voorbij, dan mag er weer worden vernietigd."},
    {"vernietiging-aangevraagd",
     "Uw voorstel is opgeslagen. Een privacy officer beslist. Tot dan verandert er niets."},
    {"vernietigingslijst-gemaakt",
     "De lijst is gemaakt. Een ander keurt haar goed; tot dan verandert er niets."},
    {"vernietiging-goedgekeurd",
     "De lijst is goedgekeurd. Het programma vernietigt nu. U ziet hier hoe ver het is."},
    {"vernietiging-afgewezen", "De lijst is afgewezen. Er wordt niets vernietigd."},
    {"vernietiging-ingetrokken", "De lijst is ingetrokken. Er wordt niets vernietigd."},
    {"nagelezen", "Het stuk is weer te zien voor wie het mag lezen."},
    {"afscherming-beeindigd",
     "Vandaag is de laatste dag van de afscherming. De regisseurs hebben bericht."},
};

const char *gedaan_text(const char *code)
{
    for (size_t i = 0; i < COUNT_OF(GEDAAN); i++)
        if (strcmp(GEDAAN[i].code, code) == 0)
            return GEDAAN[i].text;
    return NULL;
}

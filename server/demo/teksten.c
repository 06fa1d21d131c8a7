/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/teksten.h"

#include "base/buf.h"

#include <string.h>

static const char *name_of(char mark, const struct tekst_namen *n)
{
    const char *name = mark == 'x'   ? n->x
                       : mark == 'o' ? n->o
                       : mark == 'k' ? n->k
                       : mark == 'h' ? n->h
                                     : n->r;
    return name ? name : "het gezin";
}

const char *tekst_vullen(struct blad *blad, const char *text, const struct tekst_namen *namen)
{
    BUF_AUTO struct buf out;
    buf_init(&out, sizeof blad->data);
    for (const char *s = text; *s; s++) {
        if (s[0] != '{' || s[1] == '\0' || s[2] != '}') {
            buf_char(&out, *s);
            continue;
        }
        buf_text(&out, name_of(s[1], namen));
        s += 2;
    }
    if (out.failed || out.len >= sizeof blad->data - blad->len)
        return "";
    char *kept = blad->data + blad->len;
    memcpy(kept, out.data, out.len + 1);
    blad->len += out.len + 1;
    return kept;
}

int tekst_aantal(const char *const *list, int max)
{
    int n = 0;
    while (n < max && list[n])
        n++;
    return n;
}

const char *const WOORD_OUDER[12] = {
    "Ik wil één iemand bellen, niet zeven.",
    "Als het geld klopt, slaap ik weer.",
    "Ik wil dat de kinderen later zeggen: het kwam goed.",
    "Eerst rust in huis. Dan pas werk.",
    "Wij redden het samen, maar niet zonder hulp.",
    "Ik ben moe van alles twee keer vertellen.",
    "Ik wil weer trots zijn op ons huis.",
    "Ik wil Nederlands leren zonder dat mijn kind hoeft te tolken.",
    "Laat mij het zelf doen, maar kijk even mee.",
    "Ik ben bang voor brieven. Dat moet over.",
    "Mijn zoon is geen probleem. Hij heeft een probleem.",
    "Ik wil een keer een week niets.",
};

const char *const WOORD_KIND[10] = {
    "Ik wil dat er niet meer geschreeuwd wordt.",
    "Ik wil op voetbal, net als mijn vriend.",
    "School is stom, maar thuis is ook niet leuk.",
    "Ik wil een eigen kamer met een deur.",
    "Dat mama weer lacht.",
    "Ik wil zelf vertellen hoe het gaat.",
    "Ik wil niet dat iedereen op school het weet.",
    "Ik wil elke dag warm eten.",
    "Ik wil bij papa slapen als hij niet boos is.",
    "Ik wil later kapper worden.",
};

const char *const VRAAG[10] = {
    "Belt zelf: het lukt niet meer met geld en de kinderen tegelijk.",
    "Huisarts vraagt of wij kunnen meekijken. Er speelt veel tegelijk.",
    "School ziet dat er thuis iets is en vraagt om een gesprek.",
    "Kwam binnen op het spreekuur met een brief van de deurwaarder.",
    "Woonstede meldt een huurachterstand van twee maanden.",
    "De jeugdverpleegkundige maakt zich zorgen na een huisbezoek.",
    "Buurvrouw kwam mee naar het buurthuis en vroeg om hulp voor haar.",
    "Werk en inkomen vraagt om één plan: er zijn vijf hulpverleners.",
    "Vraagt om hulp bij het opvoeden. Wil niet weer een wachtlijst.",
    "Wijkagent was twee keer aan de deur en vraagt om rust en hulp.",
};

const char *const INTAKE_ZAG[8] = {
    "{o} vertelde een uur lang. Wij hebben samen op een rij gezet wat er speelt.",
    "Het gesprek was aan de keukentafel. {o} wil hulp, maar is bang voor gedoe.",
    "{o} had alle brieven op tafel gelegd en wist niet waar te beginnen.",
    "{o} kwam naar het buurthuis en nam een vriendin mee. Er is veel gelachen en gehuild.",
    "Eerst was het stroef. Na een rondje door het huis kwam het verhaal los.",
    "{o} wil dat er één iemand is die alles weet. Dat heb ik beloofd uit te zoeken.",
    "Het is veel tegelijk: thuis, geld en gezondheid. {o} kiest zelf wat eerst gaat.",
    "{o} is moe van het vertellen. Wij hebben opgeschreven wat wij mogen bewaren.",
};

const char *const WENS[6] = {
    "Zij willen één vast gezicht en korte gesprekken.",
    "De grootste wens is rust in huis.",
    "Hulp is welkom, als het maar duidelijk is wie wat doet.",
    "Zij willen het eerst zelf proberen, met iemand die meekijkt.",
    "Zij vinden het spannend, maar zeggen ja.",
    "Familie en buren helpen mee waar het kan.",
};

const char *const REGIE_KOP[8] = {
    "Huisbezoek",        "Kort overleg",    "Gebeld met {o}",       "Plan doorgenomen",
    "Gesprek aan tafel", "Hoe gaat het nu", "Overleg met iedereen", "Even bijgepraat",
};

const char *const REGIE_ZAG[12] = {
    "{o} oogt rustiger dan de vorige keer.",
    "Het was onrustig in huis; de televisie stond hard en niemand luisterde.",
    "{o} had zelf een lijstje gemaakt van wat er goed gaat.",
    "De kinderen deden open en lieten hun kamer zien.",
    "{o} was het afgelopen week niet gelukt om te bellen.",
    "Er is veel gedaan: drie van de vijf dingen zijn klaar.",
    "{o} vertelt dat de nachten nog slecht zijn.",
    "Iedereen was er. Dat was de eerste keer.",
    "Het plan ligt op tafel, met koffievlekken. Er wordt dus mee gewerkt.",
    "{o} vindt dat er te veel mensen meepraten.",
    "De koelkast was leeg; het is de laatste week van de maand.",
    "Oma was er ook en wist veel te vertellen.",
};

const char *const REGIE_AFSPRAAK[10] = {
    "Volgende week bel ik weer.",
    "Wij houden het bij twee doelen tot de evaluatie.",
    "{o} belt zelf met school en laat weten hoe het ging.",
    "Ik vraag of de gesprekken op één dag kunnen.",
    "De evaluatie schuift niet op, ook niet als het druk is.",
    "Ik zoek uit wie dit kan betalen.",
    "{o} krijgt een kaartje met alle namen en nummers.",
    "Wij laten dit nu even rusten. {o} wil eerst slapen.",
    "Ik ga mee naar het eerste gesprek.",
    "Over twee weken kijken wij of het echt beter gaat.",
};

const char *const RELATIE[8] = {
    "oma", "zus van {o}", "buurvrouw",        "broer van {o}",
    "opa", "trainer",     "vriendin van {o}", "tante",
};

const char *const SLUITREDEN[4] = {
    "De doelen zijn gehaald. Nazorg na drie maanden.",
    "Het gezin redt het weer zelf, met hulp van familie.",
    "Verhuisd naar een andere gemeente. Overgedragen met een gesprek.",
    "Het gezin wil nu verder zonder ons. Zij weten waar zij ons vinden.",
};

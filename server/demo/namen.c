/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/namen.h"

const struct afkomst AFKOMST[AFKOMSTEN] = {
    {
        .deel = 50,
        .vrouw = {"Linda", "Sandra", "Marieke", "Kim", "Esther", "Wendy", "Daphne", "Ingrid",
                  "Chantal", "Judith", "Manon", "Petra", "Bianca", "Femke", "Anneke", "Lisanne",
                  "Simone", "Yvonne"},
        .man = {"Marco", "Dennis", "Jeroen", "Patrick", "Bas", "Erik", "Ronald", "Sander", "Wouter",
                "Michel", "Jurgen", "Peter", "Stefan", "Ruud", "Maarten", "Gijs", "Arjan", "Niels"},
        .meisje = {"Emma", "Sophie", "Julia", "Lynn", "Fleur", "Roos", "Evi", "Lotte", "Tess",
                   "Saar", "Noa", "Isa", "Anouk", "Femke", "Jill", "Sterre", "Mila", "Puck"},
        .jongen = {"Sem", "Daan", "Lucas", "Finn", "Bram", "Jesse", "Thijs", "Milan", "Ruben",
                   "Stijn", "Luuk", "Tygo", "Mees", "Jurre", "Guus", "Kay", "Sven", "Levi"},
        .achter = {{"de", "Vries"},    {NULL, "Bakker"},      {"van den", "Berg"},
                   {NULL, "Visser"},   {"van der", "Meulen"}, {NULL, "Hendriks"},
                   {"de", "Groot"},    {NULL, "Mulder"},      {NULL, "Peeters"},
                   {"van", "Dijk"},    {NULL, "Kuipers"},     {"te", "Winkel"},
                   {NULL, "Schouten"}, {"van", "Leeuwen"},    {NULL, "Brouwer"},
                   {NULL, "Dekker"},   {"van 't", "Hof"},     {NULL, "Jonkers"},
                   {NULL, "Hoekstra"}, {NULL, "Willemsen"}},
    },
    {
        .deel = 9,
        .vrouw = {"Ayşe", "Fatma", "Elif", "Gülsüm", "Zeynep", "Hatice", "Emine", "Şeyma", "Dilek",
                  "Meltem"},
        .man = {"Mehmet", "Mustafa", "Hasan", "Ömer", "Murat", "İbrahim", "Yusuf", "Serkan",
                "Hüseyin", "Emre"},
        .meisje = {"Zehra", "Elanur", "Nisa", "Defne", "Esma", "Sümeyye", "Lina"},
        .jongen = {"Emir", "Yiğit", "Kerem", "Deniz", "Enes", "Berat", "Can"},
        .achter = {{NULL, "Yıldız"},
                   {NULL, "Öztürk"},
                   {NULL, "Demir"},
                   {NULL, "Şahin"},
                   {NULL, "Çelik"},
                   {NULL, "Aksoy"},
                   {NULL, "Koç"},
                   {NULL, "Güneş"},
                   {NULL, "Doğan"},
                   {NULL, "Yılmaz"}},
        .taal = "Turks",
    },
    {
        .deel = 10,
        .vrouw = {"Fatima", "Khadija", "Samira", "Naima", "Houria", "Latifa", "Soumaya", "Ikram"},
        .man = {"Mohamed", "Rachid", "Said", "Hassan", "Abdelkader", "Khalid", "Omar", "Mimoun"},
        .meisje = {"Yasmina", "Aya", "Inaya", "Amal", "Malak", "Safae", "Lina"},
        .jongen = {"Ilyas", "Adam", "Anas", "Bilal", "Zakaria", "Ayoub", "Rayan"},
        .achter = {{"El", "Amrani"},
                   {NULL, "Bouzid"},
                   {"Oulad", "Said"},
                   {NULL, "Bennani"},
                   {"El", "Khattabi"},
                   {"Ben", "Haddou"},
                   {NULL, "Azzouzi"},
                   {NULL, "Chaouch"},
                   {NULL, "Ouali"},
                   {NULL, "Taheri"}},
        .taal = "Tarifit",
    },
    {
        .deel = 6,
        .vrouw = {"Sharon", "Sheila", "Priya", "Indra", "Shanti", "Anita"},
        .man = {"Ravi", "Vinod", "Ashwin", "Suresh", "Dinesh", "Rishi"},
        .meisje = {"Anjali", "Diya", "Naomi", "Shania", "Jaya"},
        .jongen = {"Arjun", "Vikash", "Kiran", "Jaden", "Nikhil"},
        .achter = {{NULL, "Baldewsingh"},
                   {NULL, "Ramdin"},
                   {NULL, "Doekhi"},
                   {NULL, "Mahabier"},
                   {NULL, "Jagroep"},
                   {NULL, "Soekhoe"},
                   {NULL, "Biharie"}},
    },
    {
        .deel = 7,
        .vrouw = {"Naomi", "Jolanda", "Marlène", "Cheryl", "Xiomara", "Grace"},
        .man = {"Glenn", "Winston", "Rodney", "Carlos", "Orlando", "Clyde"},
        .meisje = {"Shanaya", "Jaylinn", "Zoë", "Aaliyah", "Romy"},
        .jongen = {"Jayden", "Shaquille", "Damian", "Quincy", "Jermaine"},
        .achter = {{NULL, "Pinas"},
                   {NULL, "Kromosoeto"},
                   {NULL, "Martina"},
                   {NULL, "Suleyman"},
                   {NULL, "Winterdaal"},
                   {NULL, "Isabella"},
                   {NULL, "Cicilia"}},
    },
    {
        .deel = 6,
        .vrouw = {"Agnieszka", "Małgorzata", "Ewa", "Joanna", "Monika", "Katarzyna"},
        .man = {"Piotr", "Krzysztof", "Tomasz", "Łukasz", "Marek", "Grzegorz"},
        .meisje = {"Zofia", "Maja", "Oliwia", "Julia", "Hania"},
        .jongen = {"Kacper", "Jakub", "Oskar", "Filip", "Wojtek"},
        .achter = {{NULL, "Kowalska"},
                   {NULL, "Nowak"},
                   {NULL, "Wiśniewski"},
                   {NULL, "Zieliński"},
                   {NULL, "Wójcik"},
                   {NULL, "Dąbrowska"}},
        .taal = "Pools",
    },
    {
        .deel = 5,
        .vrouw = {"Rania", "Hala", "Nour", "Abeer", "Lubna"},
        .man = {"Ahmad", "Khaled", "Bassam", "Yasser", "Anwar"},
        .meisje = {"Sham", "Leen", "Jana", "Rawan"},
        .jongen = {"Karam", "Majd", "Yazan", "Taim"},
        .achter = {{"Al", "Masri"},
                   {NULL, "Haddad"},
                   {"Al", "Hamwi"},
                   {NULL, "Khoury"},
                   {NULL, "Darwish"}},
        .taal = "Arabisch",
    },
    {
        .deel = 3,
        .vrouw = {"Mihret", "Selamawit", "Rahwa", "Feven"},
        .man = {"Tekle", "Berhane", "Yohannes", "Filmon"},
        .meisje = {"Bethlehem", "Saba", "Hermela"},
        .jongen = {"Natnael", "Yonatan", "Henok"},
        .achter = {{NULL, "Gebreab"}, {NULL, "Haile"}, {NULL, "Woldeab"}, {NULL, "."}},
        .taal = "Tigrinya",
    },
    {
        .deel = 2,
        .vrouw = {"Oksana", "Iryna", "Natalja"},
        .man = {"Andrij", "Serhij", "Mykola"},
        .meisje = {"Daryna", "Sofija", "Polina"},
        .jongen = {"Maksym", "Danylo", "Artem"},
        .achter = {{NULL, "Kovalenko"}, {NULL, "Shevchuk"}, {NULL, "Bondarenko"}},
        .taal = "Oekraïens",
    },
    {
        .deel = 2,
        .vrouw = {"Linh", "Mei", "Thuy"},
        .man = {"Minh", "Wei", "Quang"},
        .meisje = {"Lan", "Anh", "Xin"},
        .jongen = {"Bao", "Jun", "Kevin"},
        .achter = {{NULL, "Nguyen"}, {NULL, "Tran"}, {NULL, "Zhang"}},
    },
};

const struct straten STRAAT[WIJKEN] = {
    [NOORD] = {{"Lijsterbesstraat", "Kastanjestraat", "Berkenhof", "Iepenlaan", "Wilgenpad",
                "Meidoornweg", "Beukenlaan", "Essenstraat"},
               "1234"},
    [CENTRUM] = {{"Kerkplein", "Marktstraat", "Sluisweg", "Oude Gracht", "Vismarkt",
                  "Lange Brugstraat", "Stationsweg", "Hofstraat"},
                 "1235"},
    [ZUID] = {{"Molenpad", "Korenbloemstraat", "Klaproosweg", "Akkerlaan", "Zonnehof",
               "Margrietstraat", "Veldweg", "Roggeveld"},
              "1236"},
    [HAVEN] = {{"Havenkade", "Veerplein", "Ankerstraat", "Loodsweg", "Zeilmakerstraat",
                "Kraanspoor", "Schippersdok", "Vlotgras"},
               "1237"},
};

int voornamen_aantal(const char *const list[VOORNAMEN])
{
    int n = 0;
    while (n < VOORNAMEN && list[n])
        n++;
    return n;
}

int achternamen_aantal(const struct achternaam list[ACHTERNAMEN])
{
    int n = 0;
    while (n < ACHTERNAMEN && list[n].naam)
        n++;
    return n;
}

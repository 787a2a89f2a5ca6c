using System.Collections.Frozen;

namespace StudyBot.Core.Lookup;

/// <summary>
/// Words of everyday English. A handbook that holds one of them is not about it, and that it stands in few questions
/// is chance; so they count less than their rarity says, and not being found says nothing.
/// </summary>
internal static class EverydayWords
{
    static readonly FrozenSet<string> Stems = (
        "able account accept across act adult age ago allow along alone amount answer anymore appear apply area arrive aside aspect attempt "
        + "available avoid aware baby back bad bake basic bear become begin behave behind believe belong below beside big bit bother bottom brand "
        + "break bring brother buy call care carry case cat catch cause certain chance change cheap check choice choose clear close clue colleague comfortable common complain "
        + "complete concern confuse consider contain convince correct couple course cover crazy cure current cut danger day deal decide deep definite depend "
        + "deserve detail differ difference different difficult direct disappear discover do double doubt drop dry due dumb early easy effect "
        + "eight else end enjoy enough entire equal especial evening event everyone everything evil exact example except experience "
        + "extra eye face fact fail fair fall false familiar family fancy far fast favorite fear feel feeling few fifteen fifty figure fill final find "
        + "fine finish fit five follow forbid force forever forget form forward four free frequent fresh friend full fun funny future game "
        + "general girl glad goal god great group grow guess guide guy habit half hand happen happy hard hate head hear heavy hell hide high "
        + "hint hold home honest hope hot hour house huge hundred hurry idea ignore imagine immediate important impossible improve include "
        + "inside intend interest interview issue item job joke keen keep key kid kill kind lack land large late laugh law lay lazy lead "
        + "learn leave left length letter level lie life light line list little live long loose lose lot loud love low luck lunch main major make man manner "
        + "matter meaning meanwhile meet member mention mess middle minute miss mistake mix moment money month morning most mother move "
        + "mysterious natural near necessary neither nervous nine noon normal notice number obvious occur odd offer office opinion opposite "
        + "ordinary ought outside owe own pain part particular partner party pass past pay people perfect person pick picture piece place "
        + "plain plan play plenty point poor popular position prefer prepare press pretty previous prevent price print problem proceed "
        + "promise proper prove provide purpose quest question quick quiet quit random rare reach read ready real realize reason receive recent recommend refuse regard "
        + "regular relate remember remind repeat reply rest rich ride right ring rise risk room rough round rule safe sake same sat "
        + "scared school sell sense sentence serious set seven several shape sharp short shout shut sick side sight sign "
        + "silly similar simple sister sit situation six size sleep slight slow small smart smooth sort sound speak special speed spend "
        + "spot spread stand step story straight strange strict strong stuff stupid style succeed success sudden suggest suit super "
        + "support suppose surprise suspect swear talk tall teach team teammate ten term terrible text then thick thin third thought thousand three throw tidy "
        + "tight time tiny tip tire title tomorrow tonight top topic total touch tough toward trick trouble true trust truth turn twelve twenty twice type "
        + "understand unique unless usual various visit voice wait wake walk wall war warn waste watch way wear week weird white whole wide "
        + "wife win wish woman wonder word purpose reason work world worry worse worst worth write year yesterday young zero "
        + "lol hey folks guys dude boss devs dev coworker newbie beginner noob stuffs bunch laptop whatever somehow anyway somewhere anywhere everywhere nowhere hello thanks")
        .Split(' ').Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="stem">As the <see cref="Stemmer"/> gives it.</param>
    public static bool HasStem(string stem) => Stems.Contains(stem);
}

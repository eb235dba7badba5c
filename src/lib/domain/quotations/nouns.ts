import { officeWords, organisationWords } from '../names/words.ts';
import { wordSet } from '../word-set.ts';
function withPlurals(singular: string[]): Set<string> {
	const plural = singular.map((word) =>
		/[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
	);
	return new Set([...singular, ...plural]);
}

export const laws = wordSet(`
	act bill bills rules ordinance section sections code directive regulation regulations law laws amendment article
	chapter clause constitution schedule order
`);

export const people = withPlurals([
	...officeWords,
	...wordSet(`
		judge judges bench court counsel lawyer spokesperson spokesman spokeswoman official officials source sources
		minister ministers mp senator activist activists campaigner campaigners critic critics expert experts resident
		residents student students user users witness petitioner teacher teachers driver owner trader traders shopkeeper
		man woman mother father husband wife colleague friend aide adviser analyst observer observers group groups
		newspaper paper lawmaker lawmakers legislator legislators engineer doctor nurse parent parents governor mayor
		premier chancellor whistleblower executive employee employees people person persons deputy chief insider insiders
		secretary-general general-secretary editor-in-chief attorney-general undersecretary superintendent bishop alderman
	son daughter sister brother aunt uncle cousin grandmother grandfather neighbor boss delegate ambassador envoy diplomat
	negotiator victim survivor youth pupil relative partner investor economist caller shopper customer subscriber
	villager local islander homeowner motorist cyclist pensioner taxpayer worker neighbour staffer insider fan listener viewer
	supervisor agent assemblymember influencer youtuber podcaster freelancer gamer hacker councillor legislator changer seller keeper guard broker baker trader mechanic chemist commuter passenger voter blogger
	lead strategist specialist associate intern junior sophomore freshman graduate convenor peer owner moderator
	councilman rapporteurs rider riders farmer neighbour neighbor lecturer organiser organizer volunteer volunteers reader readers
	`)
]);

/** Words in the names of organisations, in addition to those of `names/words.ts`. */
export const bodyWords = new Set([
	...organisationWords,
	...wordSet(`
		telecom telecoms bank airlines airways motors energy holdings partners brothers university hospital police army navy
		force airport museum church wireless mobile cellular broadband communications entertainment pictures ventures
		software logistics insurance securities exchange railways herald gazette tribune observer express chronicle
		journal weekly panel inquiry survey together action amnesty greenpeace reporters lawyers editors publishers
		broadcasters bloggers teachers doctors students mothers parents citizens consumers users taxpayers farmers traders
		riders writers authors creators artists librarians scientists associates chambers front alliance watch
		circle body tribunal consulate embassy tv fm corp systems apps cloud games
	`)
]);

/** «The judge» speaks in an office of their own and is never the last speaker. */
export const offices = wordSet(`
	judge justice minister court governor mayor president chairman chair regulator commissioner secretary spokesman
	spokeswoman spokesperson official officer police prosecutor lawyer counsel adviser ambassador
`);

/** Nouns that refer back to an organisation: «the coalition». */
export const bodyNouns = withPlurals([
	...wordSet(`
		agency assembly association authority bank board bureau cabinet cell center centre channel college commission
		committee confederation congress consortium cooperative corporation council court department desk division
		federation forum foundation fund guild house initiative institute institution lab league mission movement network
		newspaper office parliament partnership programme project school secretariat senate service society studio union
		university unit website team panel tribunal
		alliance body firm group circle club lobby regulator watchdog outfit nonprofit charity trust startup
		ministry government union company coalition platform publisher operator carrier provider start-up bench
		organisation organization ngo giant chamber grouping bloc party
	`)
]);

export const ranks = wordSet(`
	prime deputy vice foreign home attorney solicitor general law information interior federal state chief joint
	executive managing senior additional assistant acting former interim shadow sen rep gov hon rev sir dame lord lady
	lords king queen prince president ceo cto coo md chairman premier chancellor justices speaker mayor governor sheikh
	mullah syed-ul baroness opposition committee cabinet it telecom technology communications district circuit tory
	agent supervisor ambassador technical comrade labour democrat republican congressman congresswoman assemblyman master begum begun pastor father imam bishop msp
	alhaji alhaja hajiya datuk dato datin tun alderman councilman councilwoman td msp pc kc qc sc provost archbishop cardinal sister
	brother officer-in-charge editor-in-chief commander-in-chief secretary-general general-secretary attorney-general
	undersecretary baron viscount earl shri smt sri dasho hajji cllr councillor detective inspector sergeant constable superintendent pm secretary-general dg ig director-general
	principal barrister advocates commissioner ombudsman u.s. us
`);

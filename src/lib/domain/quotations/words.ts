import { officeWords, organisationWords } from '../names/words.ts';

const words = (text: string) => new Set(text.trim().split(/\s+/));

function withPlurals(singular: string[]): Set<string> {
	const plural = singular.map((word) =>
		/[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
	);
	return new Set([...singular, ...plural]);
}

/** What people do when they say something, as reports tell it. */
export const cues = words(`
	said says say told tells tell added adds asked asks wrote writes written stated states claimed claims argued argues
	warned warns insisted insists explained explains noted notes observed observes remarked remarks replied replies responded
	responds answered answers declared declares announced announces called calls described describes termed terms dubbed dubs
	branded brands labelled labeled labels denounced denounces condemned condemns slammed slams blasted blasts criticised
	criticized criticises criticizes lamented laments deplored deplores regretted regrets complained complains urged urges
	demanded demands appealed appeals requested requests pleaded pleads suggested suggests recommended recommends proposed
	proposes maintained maintains contended contends submitted submits held ruled rules wondered wonders joked jokes quipped
	quips recalled recalls conceded concedes admitted admits acknowledged acknowledges agreed agrees disagreed countered
	counters retorted retorts fumed fumes raged rages stormed storms thundered mused muses tweeted tweets posted posts
	continued continues concluded concludes emphasised emphasized emphasises emphasizes stressed stresses underlined
	underlines underscored highlighted highlights pointed confirmed confirms denied denies promised promises pledged pledges
	vowed vows predicted predicts cautioned cautions reiterated reiterates reminded reminds repeated repeats shouted shouts
	whispered sighed sighs laughed laughs smiled smiles read reads expressed expresses voiced voices hailed hails praised
	praises welcomed welcomes dismissed dismisses rejected rejects accused accuses alleged alleges assured assures
	asserted asserts opined opines averred quoted commented comments elaborated interjected exclaimed cried snapped shot
	blamed protested protests reported reports testified testifies    characterised characterized likened
	lauded mocked derided decried deemed considered considers cited cites signalled reckons reckoned believes believed
	thinks found finds mentioned mentions apprised informed clarified clarifies advised charged refers referred
	grumbles grumbled mutters muttered beams grins winks growls scoffs snorts yells yelled screams confides reflects shrugs
	shrugged nods chuckles chuckled remembers remembered offers offered vented enthused marvelled marveled puzzled
	likes proclaimed hoped hopes feared fears objected objects challenged held
`);

/** Of these, the ones that say something else as often: they count where a passage stands right behind. */
export const weakCues = words(`
	believes believed thinks found finds held read reads continued continues posted posts pointed charged refers referred
	agreed agrees repeated repeats reported reports considers considered mentioned mentions hoped hopes feared fears
	challenged rejected rejects denied denies welcomed welcomes protests protested written cited cites reckons reckoned
	likes ruled rules claims notes states calls asks appeals requests urges demands answers comments quoted blamed
`);

/** The same beside another verb: «…, adding that». Its subject is that of the sentence. */
export const participles = words(`
	saying adding asking calling describing terming dubbing branding labelling labeling warning insisting arguing claiming
	stating noting observing remarking telling writing urging demanding denouncing condemning criticising criticizing
	stressing emphasising emphasizing pointing explaining suggesting declaring announcing predicting cautioning citing
	quoting accusing alleging replying responding concluding promising vowing lamenting complaining deploring expressing
	voicing dismissing comparing likening maintaining reminding recalling joking
`);

export const auxiliaries = words(`
	has have had is was were are been be being did do does will would can could may might must should also later further
	then once again still even just now already always never not first finally meanwhile however therefore likewise
	recently earlier today yesterday orally jointly both rightly too often simply flatly alone tersely n't himself herself
	itself themselves repeatedly shrewdly sometimes
`);

/** With these a clause begins, and the subject of the one before it ends. */
export const clauseWords = words(`
	that which who whom whose while but and or because when if after before although though where so since as than whether
	until unless what why how yet
`);

export const prepositions = words(`
	of for to with from against at by about on in into over under within without through across between among during
	behind beyond despite towards toward upon near per via like including regarding concerning
`);

export const determiners = words(
	'the a an this that these those his her its their our my your one two three four some many another several both most'
);

/** With a capital at the beginning of a sentence, these begin no name. */
export const lowly = new Set([
	...cues,
	...participles,
	...auxiliaries,
	...clauseWords,
	...prepositions,
	...determiners,
	...words(`
		i he she they we it you him them us me mr there here not no nobody everyone somebody none all each every any other
		others such according asked speaking responding reaction reactions moving leading interjecting counsel lawyers
		yesterday today tomorrow tonight last next ten once only more most much few several both either neither
		indeed instead perhaps nor only old new rights critics campaigners experts officials activists people users
		across another asking elsewhere earlier within women men students teachers users shopkeepers speakers industry
		three four five six seven eight nine twelve dozens hundreds thousands social in nearly almost about
	`)
]);

export const pronouns = words('he she they it i we him her them');

/** What is no name of somebody who speaks: days, months, places, laws. */
export const times = words(`
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
	october november december jan feb mar apr jun jul aug sept sep oct nov dec
`);

export const laws = words(`
	act bill bills rules ordinance section sections code directive regulation regulations law laws amendment article
	chapter clause constitution schedule order
`);

/** Whom a report calls by what they are. */
export const people = withPlurals([
	...officeWords,
	...words(`
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

/** What organisations have in their names, besides what names of a list have. */
export const bodyWords = new Set([
	...organisationWords,
	...words(`
		telecom telecoms bank airlines airways motors energy holdings partners brothers university hospital police army navy
		force airport museum church wireless mobile cellular broadband communications entertainment pictures ventures
		software logistics insurance securities exchange railways herald gazette tribune observer express chronicle
		journal weekly panel inquiry survey together action amnesty greenpeace reporters lawyers editors publishers
		broadcasters bloggers teachers doctors students mothers parents citizens consumers users taxpayers farmers traders
		riders writers authors creators artists librarians scientists associates chambers front alliance watch
		circle body tribunal consulate embassy tv fm corp systems apps cloud games
	`)
]);

/** Who says something in an office of their own, and is not whoever spoke before. */
export const offices = words(`
	judge justice minister court governor mayor president chairman chair regulator commissioner secretary spokesman
	spokeswoman spokesperson official officer police prosecutor lawyer counsel adviser ambassador
`);

/** What stands for an organisation that was named: «the coalition». */
export const bodies = withPlurals([
	...words(`
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

/** Part of an office, in front of a name. */
export const ranks = words(`
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

import { wordSet } from '../word-set.ts';

/** Verbs of speech, as news reports use them. */
export const cues = wordSet(`
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
	likes proclaimed hoped hopes feared fears objected objects challenged held chanted chants
`);

/** Verbs of speech that often mean something else: they count only right before a passage. */
export const weakCues = wordSet(`
	believes believed thinks found finds held read reads continued continues posted posts pointed charged refers referred
	agreed agrees repeated repeats reported reports considers considered mentioned mentions hoped hopes feared fears
	challenged rejected rejects denied denies welcomed welcomes protests protested written cited cites reckons reckoned
	likes ruled rules claims notes states calls asks appeals requests urges demands answers comments quoted blamed
`);

/** Verbs of speech beside another verb («…, adding that»), whose subject is that of the sentence. */
export const participles = wordSet(`
	saying adding asking calling describing terming dubbing branding labelling labeling warning insisting arguing claiming
	stating noting observing remarking telling writing urging demanding denouncing condemning criticising criticizing
	stressing emphasising emphasizing pointing explaining suggesting declaring announcing predicting cautioning citing
	quoting accusing alleging replying responding concluding promising vowing lamenting complaining deploring expressing
	voicing dismissing comparing likening maintaining reminding recalling joking
`);

export const auxiliaries = wordSet(`
	has have had is was were are been be being did do does will would can could may might must should also later further
	then once again still even just now already always never not first finally meanwhile however therefore likewise
	recently earlier today yesterday orally jointly both rightly too often simply flatly alone tersely n't himself herself
	itself themselves repeatedly shrewdly sometimes
`);

/** Words that begin a clause and so end the subject of the one before it. */
export const clauseWords = wordSet(`
	that which who whom whose while but and or because when if after before although though where so since as than whether
	until unless what why how yet
`);

export const prepositions = wordSet(`
	of for to with from against at by about on in into over under within without through across between among during
	behind beyond despite towards toward upon near per via like including regarding concerning
`);

export const determiners = wordSet(
	'the a an this that these those his her its their our my your one two three four some many another several both most'
);

/** Words that begin no name even with a capital at the start of a sentence. */
export const nonNames = new Set([
	...cues,
	...participles,
	...auxiliaries,
	...clauseWords,
	...prepositions,
	...determiners,
	...wordSet(`
		i he she they we it you him them us me mr there here not no nobody everyone somebody none all each every any other
		others such according asked speaking responding reaction reactions moving leading interjecting counsel lawyers
		yesterday today tomorrow tonight last next ten once only more most much few several both either neither
		indeed instead perhaps nor only old new rights critics campaigners experts officials activists people users
		across another asking elsewhere earlier within women men students teachers users shopkeepers speakers industry
		three four five six seven eight nine twelve dozens hundreds thousands social in nearly almost about
	`)
]);

export const pronouns = wordSet('he she they it i we him her them');

/** Days and months, which are capitalised but name no speaker. */
export const times = wordSet(`
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
	october november december jan feb mar apr jun jul aug sept sep oct nov dec
`);

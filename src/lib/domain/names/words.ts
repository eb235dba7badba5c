import { wordSet } from '../word-set.ts';

/** Titles that precede only names of people. */
export const personTitles = wordSet('mr mrs ms miss mx dr prof professor adv barrister engr');

/** Titles that precede people and at times organisations: «Justice Project Pakistan». */
export const officialTitles = wordSet(`
	advocate justice judge senator sir lady hon honourable maj gen major general lt col colonel brig brigadier
	capt captain maulana mufti r retd rtd retired
`);

export const officeOfTitle: Record<string, string> = {
	adv: 'Advocate',
	advocate: 'Advocate',
	barrister: 'Barrister',
	judge: 'Judge',
	justice: 'Justice',
	prof: 'Professor',
	professor: 'Professor',
	senator: 'Senator'
};

export const legalForms: Record<string, string> = {
	inc: 'inc',
	incorporated: 'inc',
	ltd: 'ltd',
	limited: 'ltd',
	pvt: 'pvt',
	private: 'pvt',
	corp: 'corp',
	corporation: 'corp',
	co: 'co',
	company: 'co',
	pte: 'pte',
	pty: 'pty',
	llc: 'llc',
	llp: 'llp',
	plc: 'plc',
	gmbh: 'gmbh',
	bv: 'bv',
	nv: 'nv',
	srl: 'srl'
};

/** Words that occur in names of organisations but not of people. */
export const organisationWords = wordSet(`
	academy agency alliance assembly association authority bank bar board broadcasting bureau cabinet campaign cell
	center centre centres chamber channel club coalition collective college commission committee company confederation
	congress consortium cooperative corporation council court courts democracy department desk development digital division
	federation forum foundation freedom fund government group guild house human inc initiative initiatives institute
	institution international internet jurists journalists lab labs law league limited llc ltd media ministry mission
	movement network networks news newspapers office online organisation organization parliament partnership party
	platform platforms press programme program project radio research rights school schools secretariat senate service
	services society solutions studies studio supreme systems task technologies technology television times trust tv
	union university unit voice watch women workers
`);

/** Words that say what a person does: «Executive Director, Bolo Bhi». */
export const officeWords = wordSet(`
	academic activist adviser advisor advocate ambassador analyst anchor artist attorney author barrister blogger
	broadcaster campaigner ceo cfo chair chairman chairperson chairwoman chief clerk cofounder columnist commissioner
	consultant convener convenor coordinator correspondent coo counsel cto dean defender deputy developer director
	doctor economist editor engineer entrepreneur expert fellow filmmaker founder head historian journalist judge jurist
	justice lawyer leader lecturer manager member minister mna mp mpa novelist officer parliamentarian photographer
	physician playwright poet politician president producer professor publisher rapporteur reporter representative
	researcher scholar scientist secretary senator solicitor speaker spokesman spokesperson spokeswoman student teacher
	technologist treasurer trustee vice writer
`);

/** Parts of a person's name that stay in lower case. */
export const particles = wordSet(
	'al bin bint bt da de del den der di e el ibn la le ter ul ur us van von y'
);

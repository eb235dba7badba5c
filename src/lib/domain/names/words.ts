import { wordSet } from '../word-set.ts';

/** What stands before a person's name and before no other. */
export const titles = wordSet('mr mrs ms miss mx dr prof professor adv barrister engr');

/** What stands before a person's name, and at times before another: «Justice Project Pakistan». */
export const officialTitles = wordSet(`
	advocate justice judge senator sir lady hon honourable maj gen major general lt col colonel brig brigadier
	capt captain maulana mufti r retd rtd retired
`);

/** Titles that are an office as well, as the record has it. */
export const officeOfTitle: Record<string, string> = {
	...{ adv: 'Advocate', advocate: 'Advocate', barrister: 'Barrister', judge: 'Judge' },
	...{ justice: 'Justice', prof: 'Professor', professor: 'Professor', senator: 'Senator' }
};

/** What a company is by law, and how it is shortened. */
export const legalForms: Record<string, string> = {
	...{ inc: 'inc', incorporated: 'inc', ltd: 'ltd', limited: 'ltd', pvt: 'pvt', private: 'pvt' },
	...{ corp: 'corp', corporation: 'corp', co: 'co', company: 'co', pte: 'pte', pty: 'pty' },
	...{ llc: 'llc', llp: 'llp', plc: 'plc', gmbh: 'gmbh', bv: 'bv', nv: 'nv', srl: 'srl' }
};

/** Names of organisations have one of these, names of people do not. */
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

/** What a person is or does, by one of its words: «Executive Director, Bolo Bhi». */
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

/** Within a person's name they are not capitalised. */
export const particles = wordSet(
	'al bin bint bt da de del den der di e el ibn la le ter ul ur us van von y'
);

/** Frequent words of such texts, most frequent first; rare words follow them. */
const english =
	'the of to and in a that for on is by rules law government privacy data internet platforms content online users freedom expression rights consultation companies social media regulation bill public removal information court order blocking access security national local children safety harm speech journalists press transparency accountability encryption surveillance localisation intermediary liability policy policies minister ministry parliament committee draft amendment withdraw suspend review concerned welcome oppose support urges calls process stakeholders society industry investment economy digital future global standards principles human constitution article section penalty fine imprisonment offence definition vague broad overbroad arbitrary independent oversight regulator authority powers appeal judicial proportionate necessary legitimate democratic dissent criticism opposition women minorities harassment misinformation disinformation fake news election campaign broadcast licence registration office representative cooperation request takedown hours deadline compliance cost small startups innovation growth trade trust'.split(
		' '
	);
const others = {
	ur: 'حکومت قانون آن‌لائن آزادی اظہار رائے صحافی انٹرنیٹ قواعد شہری تحفظ نقصان عدالت پابندی مواد سوشل میڈیا کمپنیاں رازداری ڈیٹا مشاورت مسودہ واپس مطالبہ تنظیم بل پارلیمان وزیر نگرانی حقوق انسانی بنیادی آئین اور کی کے ہے نے میں سے پر',
	hi: 'सरकार कानून इंटरनेट स्वतंत्रता अभिव्यक्ति निजता डेटा नियम मंच सामग्री न्यायालय विरोध समर्थन परामर्श मसौदा अधिकार पत्रकार सुरक्षा की के में है और',
	id: 'pemerintah undang-undang internet kebebasan berekspresi privasi data peraturan konten pengadilan menolak mendukung konsultasi rancangan hak wartawan keamanan yang dan di untuk',
	pt: 'governo lei internet liberdade expressão privacidade dados regras conteúdo tribunal oposição apoio consulta projeto direitos jornalistas segurança de que em para',
	de: 'Regierung Gesetz Internet Meinungsfreiheit Datenschutz Regeln Inhalte Gericht lehnt unterstützt Anhörung Entwurf Rechte Journalisten Sicherheit über für und die'
};
export const languages = ['en', ...Object.keys(others)];

const syllables =
	'ba re mi do ka lu ven tor sil mar pen dal fer gon hul jas kre lom nar pol qua ris sto tam und vel wex yor zan'.split(
		' '
	);

/** Returns a writer of sentences; English has a tail of 20,000 rare words. */
export function writerOf(chance) {
	const rare = Array.from({ length: 20_000 }, (_, index) => rareWord(index));
	const lists = Object.fromEntries(
		Object.entries(others).map(([lang, list]) => [lang, list.split(' ')])
	);
	lists.en = [...english, ...rare];
	const picks = Object.fromEntries(
		Object.entries(lists).map(([lang, list]) => [lang, chance.longTail(list.length, 0.9)])
	);
	const word = (lang) => lists[lang][picks[lang]()];
	return {
		sentence(lang, least, most) {
			const words = Array.from({ length: chance.between(least, most) }, () => word(lang));
			return capital(words.join(' ')) + (lang === 'ur' ? '۔' : '.');
		},
		name: (length) => Array.from({ length }, () => capital(chance.of(rare))).join(' ')
	};
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Makes the same word of two to four syllables for the same number. */
function rareWord(index) {
	const base = syllables.length;
	const places = [index % base, Math.floor(index / base) % base, Math.floor(index / base ** 2)];
	return places.map((place) => syllables[place % base]).join('') + (index % 3 ? '' : 'ing');
}

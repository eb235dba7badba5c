const statement =
	'The rules as they stand would make it impossible for our members to serve their users and the businesses in the country that rely on them, and we call on the government to withdraw them and to begin a consultation with all who are concerned';

export const agency = `ISLAMABAD: The federal cabinet has quietly approved rules that oblige social media companies to open offices in the capital within three months, officials confirmed on Wednesday.
Under the rules, which were not put before parliament, a national coordinator may order the removal of any content within twenty-four hours, and within six in an emergency.
Companies that do not comply face fines of up to five hundred million rupees, and their services may be blocked altogether until the coordinator is satisfied.
An alliance of technology firms objected in a letter to the prime minister.
“${statement},” the letter said.
The ministry of information technology did not answer questions about who had been heard before the cabinet met, nor when the text would appear in the gazette.
Lawyers expect that the rules will be challenged in the high court of the capital before the end of the month, as an earlier attempt was four years ago.
The opposition has asked for a debate in both houses and says that it learned of the approval from a leaked copy.`;

export const separate = `Silicon Valley is at odds with Pakistan again. In a letter seen by this newspaper, an industry alliance has asked Prime Minister Imran Khan to scrap controls on online speech which his ministers waved through last month without telling anybody.
“${statement},” it writes.
Digital rights groups say they had been promised a seat at the table. None was ever invited, according to four campaigners who spoke to us in Lahore and Karachi this week.
At the heart of the quarrel is a new office with sweeping powers, held by one civil servant, against whose orders there is hardly any appeal.
A government spokesman defended the step as overdue and said foreign firms had ignored the feelings of the people for too long; he would not say whether the text may still change.`;

const urdu = [
	'وفاقی کابینہ نے سوشل میڈیا کمپنیوں کے لیے نئے قواعد کی منظوری دے دی ہے جن کے تحت کمپنیوں کو تین ماہ کے اندر اسلام آباد میں دفتر کھولنا ہوگا۔',
	'قواعد کے مطابق قومی رابطہ کار کسی بھی مواد کو چوبیس گھنٹے میں ہٹانے کا حکم دے سکے گا اور ہنگامی صورت میں یہ مدت چھ گھنٹے ہوگی۔',
	'عمل نہ کرنے والی کمپنیوں پر پچاس کروڑ روپے تک جرمانہ کیا جا سکے گا اور ان کی خدمات بند بھی کی جا سکیں گی۔',
	'وزارت کے ترجمان نے یہ نہیں بتایا کہ منظوری سے پہلے کن لوگوں سے مشورہ کیا گیا تھا اور متن کب شائع ہوگا۔'
];
export const inUrdu = urdu.join('\n');

/** The same text as another keyboard writes it, with vowel signs. */
export const inUrduOtherwise = urdu
	.map((line) => line.replaceAll('ی', 'ي').replaceAll('ک', 'ك').replace('قواعد', 'قَواعِد'))
	.join('\n');

/** A reprint: another headline and place, other words for days, a line added at the end. */
export const reprint = (text: string) =>
	`New curbs on the web\n${text.replace('ISLAMABAD: ', '').replace('on Wednesday', 'a day earlier')}\nWith input from agencies.`;

export function cut(text: string, share: number): string {
	const words = text.split(/(?<=\s)/u);
	return words.slice(0, Math.round(words.length * (1 - share))).join('');
}

import { asked } from './test-questions-asked.ts';

/**
 * Typical questions, each with good answers from the bundled facts: one must be among the first three hits. They were
 * written before the search was tuned. Nobody looks at every second one while tuning, so that those show how new
 * questions fare.
 */
const table: [question: string, ...wanted: string[]][] = [
	['PECA', 'regulation pk-peca-2016'],
	['citizens protection rules', 'regulation pk-cp-rules-2020'],
	['who opposed PECA', 'regulation pk-peca-2016', 'statement st-069', 'statement st-071'],
	['who supported peca 2016', 'statement st-070', 'regulation pk-peca-2016'],
	['leaked', 'event ev-045'],
	['de-notified', 'event ev-048', 'event ev-060', 'statement st-044'],
	['21 January 2020', 'event ev-043'],
	['12 Feb 2020 leak', 'event ev-045'],
	['encryp', 'regulation in-it-rules-2021', 'regulation uk-osa-2023', 'statement st-011'],
	['jef paine', 'stakeholder jeff-paine'],
	['athar minalla', 'stakeholder athar-minallah'],
	['when was the citizens protection rules notified', 'event ev-043'],
	['when did the online harm rules leak', 'event ev-045'],
	['fake news law singapore', 'regulation sg-pofma-2019'],
	['germany facebook law', 'regulation de-netzdg-2017'],
	['vietnam cybersecurity law', 'regulation vn-cybersecurity-2018'],
	['kenya cybercrime law', 'regulation ke-cmca-2018'],
	['turkish social media law', 'regulation tr-law-7253'],
	['british online safety act', 'regulation uk-osa-2023'],
	['sri lanka online safety', 'regulation lk-osa-2024'],
	['whatsapp encryption india', 'statement st-006', 'statement st-011', 'event ev-018'],
	['wikipedia blocked', 'event ev-147', 'event ev-146', 'statement st-126'],
	['which law was struck down', 'regulation pk-peca-ordinance-2022', 'event ev-113'],
	['repealed laws in bangladesh', 'regulation bd-dsa-2018', 'regulation bd-csa-2023'],
	['what did HRCP say about the social media rules', 'statement st-036'],
	['campaign of the journalists union', 'campaign ca-001'],
	['national campaign against curbs', 'campaign ca-001'],
	['pfuj rejects rules', 'event ev-049', 'statement st-030', 'article jp-pfuj-1201'],
	['imran khan on social media rules', 'statement st-043', 'article ary-200218'],
	['letter to prime minister AIC', 'statement st-040', 'event ev-056', 'statement st-111'],
	['open letter malaysia licensing', 'statement st-019', 'event ev-038'],
	['grab aic letter', 'statement st-020', 'event ev-039', 'article technave-2408'],
	['data localization pakistan', 'regulation pk-cp-rules-2020', 'regulation pk-rbuoc-rules-2020'],
	['fact check unit', 'event ev-022', 'event ev-023'],
	['bombay high court stay', 'event ev-020', 'statement st-009'],
	['islamabad high court ordinance struck down', 'event ev-113', 'statement st-097'],
	['pakistan new rules passed cabinet 2021', 'event ev-138'],
	['when was POFMA passed', 'event ev-150', 'regulation sg-pofma-2019'],
	['who reacted first to citizens protection rules', 'event ev-047', 'regulation pk-cp-rules-2020'],
	['consultation boycott', 'statement st-056', 'stakeholder joint-boycott-2020'],
	['reporters without borders', 'stakeholder rsf'],
	['reporter without boarders', 'stakeholder rsf'],
	['amnesty international vietnam', 'statement st-137', 'event ev-166'],
	['human rights watch turkey', 'statement st-133', 'event ev-153'],
	['nighat dadd', 'stakeholder nighat-dad'],
	['firdos ashiq awan', 'stakeholder firdous-awan'],
	['asia internet colition', 'stakeholder aic'],
	['digital rigths foundation', 'stakeholder drf'],
	['alice wells twitter', 'statement st-049', 'stakeholder alice-wells'],
	['nonsensical', 'statement st-050', 'article ary-200225-wells'],
	['senate committee asked why parliament was bypassed', 'event ev-065', 'statement st-052'],
	['bloggers kenya petition', 'statement st-012', 'event ev-025'],
	[
		'national coordinator powers',
		'statement st-063',
		'statement st-048',
		'regulation pk-cp-rules-2020'
	],
	[
		'february 2022 peca ordinance',
		'regulation pk-peca-ordinance-2022',
		'event ev-104',
		'event ev-103'
	],
	['ordinance against fake news', 'statement st-088', 'regulation pk-peca-ordinance-2022'],
	['cpj e-safety bill', 'statement st-066', 'event ev-083'],
	['journalists hunger strike karachi', 'statement st-086'],
	['march to d-chowk', 'event ev-102', 'statement st-085'],
	['is the digital security act still in force', 'regulation bd-dsa-2018'],
	['netzdg replaced by', 'event ev-014', 'regulation de-netzdg-2017'],
	['fines on platforms in turkey', 'event ev-157'],
	['royal assent online safety', 'event ev-161'],
	['personal data protection', 'regulation pk-pdp-bill-2023'],
	['indonesia register platforms', 'regulation id-mr5-2020'],
	['nigeria code of practice', 'regulation ng-nitda-code-2022'],
	['supreme court sri lanka bill special majority', 'event ev-032'],
	['survey yes no pta', 'event ev-076', 'statement st-059'],
	[
		'companies that opposed india it rules',
		'statement st-006',
		'statement st-011',
		'regulation in-it-rules-2021'
	],
	['eyewash consultation', 'statement st-104', 'event ev-123'],
	['draconian', 'statement st-014', 'statement st-069', 'event ev-030', 'statement st-008'],
	['2021-10-14', 'event ev-141', 'event ev-142', 'statement st-119', 'statement st-120'],
	['what happened on 8 april 2022', 'event ev-113', 'statement st-097'],
	['rules suspended pakistan february 2020', 'event ev-070', 'event ev-059'],
	['asad baig petition', 'event ev-078', 'statement st-061'],
	['پیکا', 'regulation pk-peca-2016'],
	['پیکا کی مخالفت کس نے کی', 'regulation pk-peca-2016', 'statement st-069', 'statement st-071'],
	['21 جنوری 2020', 'event ev-043'],
	['12 فروری 2020', 'event ev-045', 'event ev-046', 'statement st-027'],
	['سنگاپور', 'regulation sg-pofma-2019'],
	[
		'بنگلہ دیش کا قانون',
		'regulation bd-dsa-2018',
		'regulation bd-csa-2023',
		'regulation bd-cso-2025'
	],
	['قواعد کب لیک ہوئے', 'event ev-045'],
	[
		'پاکستان سوشل میڈیا رولز',
		'regulation pk-cp-rules-2020',
		'regulation pk-rbuoc-rules-2020',
		'regulation pk-rbuoc-rules-2021'
	],
	['جرمنی', 'regulation de-netzdg-2017', 'regulation de-ddg-2024'],
	['پیکا آرڈیننس 2022', 'regulation pk-peca-ordinance-2022'],
	['اسلام آباد ہائی کورٹ', 'stakeholder pk-ihc', 'event ev-113', 'event ev-062'],
	['صحافیوں کا احتجاج', 'statement st-095', 'statement st-085', 'statement st-086', 'event ev-112'],
	[
		'پرائیویسی اور انکرپشن',
		'regulation in-it-rules-2021',
		'regulation uk-osa-2023',
		'regulation vn-cybersecurity-2018',
		'regulation pk-pdp-bill-2023',
		'regulation pk-cp-rules-2020'
	],
	['ترمیم پیکا 2025', 'regulation pk-peca-act-2025']
];

export interface Question {
	question: string;
	wanted: string[];
	aside: boolean;
}

export const questions: Question[] = [
	...table.map(([question, ...wanted], index) => ({ question, wanted, aside: index % 2 === 1 })),
	...asked.map(([question, ...wanted]) => ({ question, wanted, aside: false }))
];

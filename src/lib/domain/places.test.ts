import { expect, it } from 'vitest';
import { inLanguage } from './places.ts';

it('a summary in English of what was said in Urdu runs left to right, and one in Urdu does not', () => {
	expect(inLanguage('Opposes the Harm Rules. Demands: withdraw.', 'ur')).toEqual({ dir: 'ltr' });
	expect(inLanguage('“PFUJ” rejects it', 'ur-PK')).toEqual({ dir: 'ltr' });
	expect(inLanguage('یہ قانون PECA واپس لیا جائے', 'ur')).toEqual({ lang: 'ur', dir: 'rtl' });
	expect(inLanguage('Die Regeln fallen', 'de')).toEqual({ lang: 'de', dir: 'ltr' });
	expect(inLanguage('The rules fall', 'en')).toEqual({ dir: 'ltr' });
});

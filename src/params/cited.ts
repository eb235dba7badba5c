import type { ParamMatcher } from '@sveltejs/kit';
import { isCited } from '$lib/domain/files';

export const match = isCited satisfies ParamMatcher;

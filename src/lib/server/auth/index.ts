export { authenticate, bringsSession } from './authenticate.ts';
export { hasSession, ownCookies } from './cookies.ts';
export { findKnown, isKnown } from './credentials.ts';
export {
	requireAdministrator,
	requireAtLeast,
	requireContributor,
	requireEditor
} from './guards.ts';
export { isForm, isSameSite, refusalSentences } from './requests.ts';
export { type Problems } from './accounts.ts';
export {
	isBetweenSteps,
	signInWithPassword,
	signInWithCode,
	type SignInOutcome,
	signOut
} from './sign-in.ts';
export { listSessions, revokeSession, type SessionEntry } from './sessions.ts';
export {
	askForAddress,
	changePassword,
	confirmAddress,
	findNewAddress,
	revokeOtherSessions
} from './own-account.ts';
export {
	beginTwoStep,
	confirmTwoStep,
	type Enrolment,
	findEnrolment,
	replaceRecoveryCodes,
	turnTwoStepOff
} from './two-step.ts';
export { authenticateToken, type Bearer, bringsToken, isBearer, requireToken } from './bearer.ts';
export { makeToken } from './make-token.ts';
export { listTokens, type PersonalToken, revokeToken } from './personal-tokens.ts';
export { recoveryCodesLeft } from './second-factor.ts';
export { askForReset, isResetOpen, resetPassword } from './reset.ts';
export { acceptInvitation, findInvitation, firstRunLink, isSetUpOpen, setUp } from './set-up.ts';
export {
	changeQuota,
	changeRole,
	type Invitation,
	invitationLife,
	invite,
	listInvitations,
	listPeople,
	type Person,
	setDisabled,
	takeTwoStepAway,
	withdrawInvitation
} from './people.ts';

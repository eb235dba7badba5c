// Many people know these sentences by heart, so guessers try them. `weaknessOf` compares letters and digits only.

/** Examples of passphrases in print. */
const examples = [
	'correct horse battery staple', // xkcd.com/936, 2011
	'cleft cam synod lacy yr wok', // A. Reinhold, diceware.com, 1995
	'alpine caddie sandbox amigo', // Diceware's long lists
	'tr0ub4dor and 3', // xkcd.com/936
	'four random common words',
	'this is my password',
	'this is a strong password',
	'this is a secure password',
	'a few unrelated words', // our own advice
	'the quick brown fox jumps over the lazy dog',
	'pack my box with five dozen liquor jugs',
	'lorem ipsum dolor sit amet consectetur adipiscing elit',
	'now is the time for all good men to come to the aid of the party',
	'all work and no play makes jack a dull boy',
	'open sesame',
	'let me in please'
];

/** The American Film Institute's 100 movie quotes (2005), and later ones as well known. */
const films = [
	'frankly my dear i dont give a damn',
	'im going to make him an offer he cant refuse',
	'toto ive a feeling were not in kansas anymore',
	'heres looking at you kid',
	'go ahead make my day',
	'may the force be with you',
	'fasten your seatbelts its going to be a bumpy night',
	'you talking to me',
	'i love the smell of napalm in the morning',
	'you cant handle the truth',
	'ill be back hasta la vista baby',
	'houston we have a problem',
	'theres no place like home',
	'show me the money',
	'youre gonna need a bigger boat',
	'keep your friends close but your enemies closer',
	'just keep swimming just keep swimming',
	'to infinity and beyond',
	'i am your father luke',
	'a long time ago in a galaxy far far away',
	'do or do not there is no try',
	'winter is coming',
	'the first rule of fight club is you do not talk about fight club',
	'my name is inigo montoya you killed my father prepare to die',
	'life is like a box of chocolates',
	'with great power comes great responsibility',
	'one ring to rule them all one ring to find them',
	'you shall not pass',
	'live long and prosper',
	'i solemnly swear that i am up to no good',
	'the answer to life the universe and everything is 42',
	'so long and thanks for all the fish',
	'never gonna give you up never gonna let you down',
	'is this the real life is this just fantasy',
	'imagine all the people living life in peace',
	'all your base are belong to us'
];

/** First and best known lines of books, poems and prayers (Bartlett's Familiar Quotations). */
const books = [
	'to be or not to be that is the question',
	'shall i compare thee to a summers day',
	'romeo romeo wherefore art thou romeo',
	'friends romans countrymen lend me your ears',
	'all that glitters is not gold',
	'it was the best of times it was the worst of times',
	'it is a truth universally acknowledged that a single man',
	'call me ishmael some years ago',
	'once upon a time there was a little girl',
	'once upon a midnight dreary while i pondered weak and weary',
	'two roads diverged in a yellow wood',
	'do not go gentle into that good night',
	'all animals are equal but some animals are more equal than others',
	'it was a bright cold day in april and the clocks were striking thirteen',
	'war is peace freedom is slavery ignorance is strength',
	'big brother is watching you',
	'in the beginning god created the heaven and the earth',
	'in the beginning was the word and the word was with god',
	'the lord is my shepherd i shall not want',
	'for god so loved the world that he gave his only begotten son',
	'our father who art in heaven hallowed be thy name',
	'bismillah ir rahman ir raheem',
	'la ilaha illallah muhammadur rasulullah',
	'بسم اللہ الرحمن الرحیم',
	'lab pe aati hai dua ban ke tamanna meri',
	'khudi ko kar buland itna ke har taqdeer se pehle',
	'bol ke lab azad hain tere',
	'hum dekhenge lazim hai ke hum bhi dekhenge',
	'mary had a little lamb its fleece was white as snow',
	'twinkle twinkle little star how i wonder what you are',
	'humpty dumpty sat on a wall',
	'an apple a day keeps the doctor away',
	'the early bird catches the worm',
	'a picture is worth a thousand words',
	'actions speak louder than words',
	'where there is a will there is a way',
	'home is where the heart is',
	'live laugh love live laugh love'
];

const publicLife = [
	'pakistan zindabad pakistan zindabad',
	'pak sarzamin shad bad kishwar e haseen shad bad',
	'پاک سرزمین شاد باد کشور حسین شاد باد',
	'پاکستان زندہ باد',
	'unity faith discipline',
	'saare jahan se acha hindustan hamara',
	'god save the king god save the queen',
	'we the people of the united states',
	'we hold these truths to be self evident that all men are created equal',
	'congress shall make no law',
	'everyone has the right to freedom of opinion and expression', // Universal Declaration of Human Rights, article 19
	'all human beings are born free and equal in dignity and rights', // the same, article 1
	'four score and seven years ago',
	'i have a dream that one day this nation will rise up',
	'ask not what your country can do for you',
	'one small step for man one giant leap for mankind',
	'i think therefore i am cogito ergo sum',
	'knowledge is power',
	'information wants to be free',
	'the pen is mightier than the sword',
	'speak truth to power',
	'democracy dies in darkness',
	'all the news thats fit to print',
	'the truth will set you free',
	'freedom of expression freedom of speech',
	'with liberty and justice for all'
];

export const knownPhrases = [...examples, ...films, ...books, ...publicLife];

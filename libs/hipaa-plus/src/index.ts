export { hipaaPlus, type RulePack } from './pack';
export { secretTexts, withheld, withheldSentence } from './reading/withheld';

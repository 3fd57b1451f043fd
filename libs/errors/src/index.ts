export { UserError, type UserErrorProps, problemList, type Problem } from './user-error';
export { oneLine, visibleText } from './visible-text';

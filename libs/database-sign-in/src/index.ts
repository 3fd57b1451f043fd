export { databaseSignIn, type DatabaseSignInProps } from './database-sign-in';

import { outcomesOf } from '../../testing/outcomes-of';
import { noIamUser } from './no-iam-user';

const user = outcomesOf(noIamUser, 'AWS::IAM::User');

test('any user fails', () => expect(user()).toEqual(['fail']));

test('roles are not judged', () => expect(outcomesOf(noIamUser, 'AWS::IAM::Role')()).toEqual([]));

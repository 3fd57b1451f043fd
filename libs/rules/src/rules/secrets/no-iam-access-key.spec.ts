import { outcomesOf } from '../../testing/outcomes-of';
import { noIamAccessKey } from './no-iam-access-key';

const key = outcomesOf(noIamAccessKey, 'AWS::IAM::AccessKey');

test('any access key fails', () => expect(key({ UserName: { Ref: 'User' } })).toEqual(['fail']));

test('roles are not judged', () => expect(outcomesOf(noIamAccessKey, 'AWS::IAM::Role')()).toEqual([]));

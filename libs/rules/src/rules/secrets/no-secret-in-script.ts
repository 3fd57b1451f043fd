import { readings } from '../../reading/readings';
import { secretRule } from '../../reading/secret-rule';

const scripts: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance': 'UserData',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.UserData',
  'AWS::AutoScaling::LaunchConfiguration': 'UserData',
  'AWS::Lambda::Function': 'Code.ZipFile',
};

const init = 'AWS::CloudFormation::Init';

/** Every process on a server can read its user data, and everybody who may describe the server can too. */
export const noSecretInScript = secretRule({
  id: 'NoSecretInScript',
  description: 'No start script of a server and no inline code of a function holds a secret',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
  remedy: 'Let the server or function fetch the secret by its role when it starts.',
  surfaces: (view) => [
    ...view.resources(...Object.keys(scripts)).flatMap(({ logicalId, Type, properties }) => {
      const name = scripts[Type] ?? '';
      return readings(properties, name)
        .filter((value) => value !== undefined)
        .map((value) => ({ logicalId, property: `Properties.${name}`, name, value }));
    }),
    ...view
      .resources()
      .filter(({ Metadata }) => Metadata?.[init] !== undefined)
      .map(({ logicalId, Metadata }) => ({
        logicalId,
        property: `Metadata.${init}`,
        name: init,
        value: Metadata?.[init],
      })),
  ],
});

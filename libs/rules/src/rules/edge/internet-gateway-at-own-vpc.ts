import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';

export const internetGatewayAtOwnVpc: Rule = {
  id: 'InternetGatewayAtOwnVpc',
  description: 'An internet gateway opens a VPC of its own template and no other',
  citations: [
    '45 CFR 164.312(e)(1)',
    '45 CFR 164.312(a)(1)',
    'NIST 800-53r5 SC-7',
    'AWS Config INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY',
  ],
  remedy: 'Attach the gateway to the VPC of the template, or remove it.',
  evaluate: (template) => [
    ...template.resources('AWS::EC2::InternetGateway').map((gateway) => {
      const attachments = template
        .resources('AWS::EC2::VPCGatewayAttachment')
        .filter(
          ({ properties }) =>
            template.target(properties['InternetGatewayId'])?.logicalId === gateway.logicalId,
        );
      const wrong = attachments.find(
        ({ properties }) => template.target(properties['VpcId'])?.Type !== 'AWS::EC2::VPC',
      );
      return judged(gateway, {
        property: 'VPCGatewayAttachment.VpcId',
        value: (wrong ?? attachments[0])?.properties['VpcId'],
        holds: attachments.length > 0 && wrong === undefined,
        problem: wrong
          ? 'the VPC is not of this template'
          : 'the gateway belongs to no VPC and waits for one',
      });
    }),
    ...template
      .resources('AWS::EC2::VPCGatewayAttachment')
      .filter(
        ({ properties: { InternetGatewayId: value } }) => value !== undefined && !template.target(value),
      )
      .map((attachment) =>
        judged(attachment, {
          property: 'InternetGatewayId',
          value: attachment.properties['InternetGatewayId'],
          holds: false,
          problem: 'the gateway is not of this template',
        }),
      ),
  ],
};

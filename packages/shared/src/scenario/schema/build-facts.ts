import { type Static, Type } from 'typebox';
import { closed, Line } from './basic.ts';

const Value = Type.String({ maxLength: 500, description: 'as Android has it: a text, such as "true"' });
const PackageName = '^[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)+$';
const Properties = (description: string) =>
  Type.Optional(Type.Record(Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,200}$' }), Value, { ...closed, description }));

/** What is in a build, as its files tell it: what `phonehome check` reads of a real one. */
export const ScenarioFacts = Type.Object(
  {
    packages: Type.Optional(
      Type.Record(Type.String({ pattern: PackageName }), Type.Enum(['enabled', 'disabled']), {
        ...closed,
        description: 'packages of the image by name',
      }),
    ),
    reads: Type.Optional(
      Type.Record(Type.String({ pattern: PackageName }), Type.Array(Line('a text in its APK'), { minItems: 1 }), {
        ...closed,
        description: 'by package: texts that stand in its APK, such as the server that it reports to or its switch',
      }),
    ),
    properties: Type.Optional(
      Type.Object(
        {
          default: Properties('of default.prop'),
          system: Properties('of /system/build.prop'),
          system_ext: Properties('of /system_ext/etc/build.prop'),
          vendor: Properties('of /vendor/build.prop'),
          odm: Properties('of /odm/etc/build.prop'),
          product: Properties('of /product/etc/build.prop'),
          init: Properties('set by an init script at each start, whatever was persisted'),
        },
        { ...closed, description: 'system properties, by what sets them' },
      ),
    ),
    overlays: Type.Optional(
      Type.Array(
        Type.Object(
          {
            target_package: Type.String({ pattern: PackageName }),
            resource: Line('such as `bool/config_x`'),
            value: Value,
          },
          closed,
        ),
        { description: 'resources that an overlay sets' },
      ),
    ),
    carrier_config: Type.Optional(
      Type.Array(
        Type.Object(
          {
            mcc: Type.Optional(Type.String({ pattern: '^\\d{3}$' })),
            mnc: Type.Optional(Type.String({ pattern: '^\\d{2,3}$' })),
            key: Line('such as `x_bool`'),
            value: Value,
          },
          closed,
        ),
        { description: 'keys of carrier configuration; without `mcc` for every carrier' },
      ),
    ),
  },
  { ...closed, minProperties: 1, description: 'what is in the build, in the place of `client`' },
);

export type ScenarioFacts = Static<typeof ScenarioFacts>;

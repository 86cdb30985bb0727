# AWS's support plans (support-plan-<code>), with the source of what the catalogue says about them.

support-plan-basic = Basic Support
    .source = Gratuito con cada cuenta: referencia de la API de AWS Support.
support-plan-business_plus = Business Support+
    .source = El mínimo por cuenta: guía del usuario de AWS Support. Las tarifas: dos copias independientes de la página de precios de AWS. Disponible desde diciembre de 2025 según informaciones de segunda mano; el primero de mes representa el día, que no se conoce.
support-plan-enterprise = Enterprise Support
    .source = Mínimo y tarifas: dos copias independientes de la página de precios de AWS; el mínimo era antes de 15.000.
support-plan-unified_operations = Unified Operations
    .source = Mínimo y tarifas: dos copias independientes de la página de precios de AWS.
support-plan-partner_led = Partner-Led Support
    .source = Mínimo y tarifas, facturados al socio: página de precios de AWS de Partner-Led Support.
support-plan-developer = Developer Support
    .source = El final y el plan que lo sustituye: guía del usuario de AWS Support. El precio: ejemplo de cálculo de AWS. No se ha publicado qué ocurre con las cuentas que sigan en él ese día.
support-plan-business = Business Support
    .source = El final y el plan que lo sustituye: guía del usuario de AWS Support. Mínimo y tarifas: página de precios de AWS con su ejemplo de cálculo. No se ha publicado qué ocurre con las cuentas que sigan en él ese día.
support-plan-enterprise_on_ramp = Enterprise On-Ramp
    .source = El final, y el paso a Enterprise Support a lo largo de 2026 con un mes de aviso: guía del usuario de AWS Support. Mínimo, tarifa y agregación: de segunda mano.

# Why link requests fail (failure-<AWS's reason in lower case>), with the way to mend it.

failure-already_in_an_organization = La cuenta ya es miembro de una organización.
    .fix = El propietario abandona primero esa organización (se necesita un método de pago); después, renueve la solicitud.
failure-account_number_limit_exceeded = La organización del distribuidor no admite otra cuenta en este momento.
    .fix = El equipo de Operaciones solicita a AWS una cuota mayor o retira las invitaciones sin respuesta; después, renueve la solicitud.
failure-handshake_rate_limit_exceeded = Se enviaron demasiadas invitaciones en un día.
    .fix = Renueve la solicitud mañana.
failure-payment_instrument_required = La cuenta no tiene un método de pago válido.
    .fix = El propietario agrega uno en la consola de facturación; después, renueve la solicitud.
failure-email_already_exists = Otra cuenta de AWS tiene esta dirección de correo electrónico raíz.
    .fix = Guarde una dirección que ninguna cuenta de AWS haya usado y, después, renueve la solicitud.
failure-invalid_email = AWS no admite la dirección de correo electrónico raíz.
    .fix = Guarde otra dirección y, después, renueve la solicitud.
failure-invalid_address = AWS no admite la dirección que la organización tiene registrada.
    .fix = El equipo de Operaciones la corrige; después, renueve la solicitud.
failure-account_limit_exceeded = La organización del distribuidor no admite otra cuenta en este momento.
    .fix = El equipo de Operaciones solicita a AWS una cuota mayor; después, renueve la solicitud.
failure-concurrent_account_modification = Se crearon demasiadas cuentas al mismo tiempo.
    .fix = Renueve la solicitud dentro de unos minutos.
failure-internal_failure = Se produjo un error en AWS al crear la cuenta.
    .fix = Renueve la solicitud; si vuelve a fallar, el equipo de Operaciones consulta a AWS.
failure-recorded_by_operations = El equipo de Operaciones registró que AWS rechazó la solicitud.
    .fix = Corrija lo que indica el motivo y, después, renueve la solicitud.
failure-other = AWS rechazó la solicitud con el motivo { $reason }.
    .fix = Consulte al equipo de Operaciones; cuando se corrija el motivo, renueve la solicitud.

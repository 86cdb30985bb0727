### The setup kit's steps in the AWS console: one message for each step, Markdown inside a line.
### The console's own labels stay in English, as in its default language.

kit-title = Crear el rol de solo lectura
kit-intro = Estos pasos dan a la plataforma acceso de solo lectura a su cuenta de AWS. Necesita permiso para crear roles de IAM en ella; no hace falta el usuario raíz. Tenga abiertas a la vez la consola de AWS y la plataforma.
kit-intro-of-account = Estos pasos dan a la plataforma acceso de solo lectura a la cuenta de AWS `{ $account }`. Necesita permiso para crear roles de IAM en ella; no hace falta el usuario raíz. Tenga abiertas a la vez la consola de AWS y la plataforma.

## In the AWS console

kit-step-open-console = Inicie sesión en su cuenta de AWS y abra la [consola de IAM]({ $url }).
kit-step-open-console-of-account = Inicie sesión en la cuenta de AWS `{ $account }` y abra la [consola de IAM]({ $url }).
kit-step-select-roles = Seleccione **Roles**.
kit-step-start-role = Haga clic en **Create role** (crear rol).
kit-step-choose-aws-account = Como tipo de entidad de confianza, elija **AWS account** (cuenta de AWS).
kit-step-choose-another-account = Seleccione **Another AWS account** (otra cuenta de AWS).
kit-step-enter-account-id = Escriba este ID de cuenta: `{ $account }`.
kit-step-require-external-id = En **Options** (opciones), marque **Require external ID** (exigir ID externo) y escriba `{ $external-id }`, que pertenece únicamente a esta cuenta. **No active Require MFA**: con **Require MFA** (exigir MFA) activado, la plataforma no puede usar el rol.
kit-step-next = Haga clic en **Next** (siguiente).
kit-step-read-only-policy = Busque la política `{ $policy }` y marque la casilla junto a ese nombre exacto.
kit-step-support-policy = Para el informe de seguridad y cumplimiento, busque también la política `{ $policy }` y marque su casilla. El informe requiere AWS Business Support.
kit-step-role-name = Haga clic en **Next** (siguiente) y escriba el nombre del rol: `{ $role-name }`.
kit-step-description = Escriba la descripción: `{ $description }`.
kit-step-no-description = Deje la descripción como está; es opcional.
kit-step-create-role = Haga clic en **Create role** (crear rol).
kit-step-open-role = Haga clic en el nuevo rol `{ $role-name }` de la lista para abrir su resumen.
kit-step-copy-arn = Copie el **ARN** del rol con el icono situado a la izquierda de su valor.
kit-step-copy-expected-arn = Copie el **ARN** del rol con el icono situado a la izquierda de su valor. Debe ser `{ $arn }`.

## On the platform

kit-step-paste-arn = Vuelva a la plataforma y pegue el ARN como ARN de rol de la cuenta.
kit-step-check = Ejecute **Check Now** (comprobar ahora) y espere a que aparezca **Verified** (verificado) en verde. Si aparece **No Access** (sin acceso) en rojo, asegúrese de que no haya espacios antes ni después del ARN y de que la política `{ $policy }` esté asociada al rol. Un rol recién creado puede tardar un minuto: compruébelo de nuevo.
kit-step-platform-description = Si lo desea, escriba también aquí la descripción del rol: `{ $description }`.
kit-step-no-platform-description = Si lo desea, escriba también aquí una descripción del rol.
kit-step-save = Haga clic en **Save** (guardar).

package gangway.internal;

import gangway.ApiException;
import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.model.ClientProfile;
import gangway.model.CreateClient;
import gangway.model.ListClientsParams;
import gangway.model.ProblemCode;

/** What clients have beside their operations. */
public abstract class ClientsHelpers extends Resource {
    /** For the generated class only. */
    protected ClientsHelpers(Transport transport) {
        super(transport);
    }

    /** Creates a client. */
    public abstract ClientProfile create(CreateClient body, @Nullable RequestOptions options);

    /** Lists clients. */
    public abstract Page<ClientProfile> list(ListClientsParams params);

    /** See {@link #createOrFind(CreateClient, RequestOptions)}. */
    public final ClientProfile createOrFind(CreateClient body) {
        return createOrFind(body, null);
    }

    /**
     * Creates the client, or finds the reseller's client that has its {@code externalRef} already.
     *
     * @param body The body, with an {@code externalRef}.
     * @param options What holds for the creation only.
     * @return The client; one that was found as it is: an archived one too, and nothing of it is changed.
     */
    public final ClientProfile createOrFind(CreateClient body, @Nullable RequestOptions options) {
        String reference = body.externalRef();
        if (reference == null || reference.isEmpty()) {
            throw new IllegalArgumentException("createOrFind needs an externalRef");
        }
        try {
            return create(body, options);
        } catch (ApiException e) {
            if (!e.code().equals(ProblemCode.EXTERNAL_REF_TAKEN)) {
                throw e;
            }
            ListClientsParams params = ListClientsParams.builder()
                    .externalRef(reference)
                    .resellerId(body.resellerId())
                    .build();
            // There is none when its reference was changed in between.
            return list(params).data().stream().findFirst().orElseThrow(() -> e);
        }
    }
}

# Why a usage line costs what it costs (price-reason-…).

price-reason-rule = { $scope ->
        [sku] The rule for the SKU "{ $match }"
        [service] The rule for the service "{ $match }"
       *[billing_entity] The rule for the billing entity "{ $match }"
    } is the narrowest that matches: { $type ->
        [markup] list price plus { $percent } %.
       *[discount] list price less { $percent } %.
    }
price-reason-global-rule = The global rule applies, because no narrower one matches: { $type ->
        [markup] list price plus { $percent } %.
       *[discount] list price less { $percent } %.
    }
price-reason-no-rule = No rule matches, so list price applies.
